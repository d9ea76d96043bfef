// What of an environment asks Prometheus or Alertmanager for something.
import { scrapedClusters } from '../../model/data/kafka-kind.ts';
import type { Need } from '../../model/need.ts';
import { sendsTraces } from '../../model/operations/tracing.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { partsOfServices } from '../shared/dependents.ts';

export function watchers(environment: Environment): readonly Need[] {
  return [
    ...partsOfServices(environment, {
      what: 'the scraping',
      at: ['metrics'],
      isIn: ({ metrics }) => metrics !== null,
    }),
    ...partsOfServices(environment, {
      what: 'the triggers',
      at: ['autoscaling', 'triggers'],
      isIn: ({ autoscaling }) =>
        Object.values(autoscaling?.triggers ?? {}).some(
          ({ type, prometheus }) => type === 'prometheus' || prometheus !== null,
        ),
    }),
    ...partsOfServices(environment, {
      what: 'the analysis',
      at: ['rollout', 'strategy'],
      isIn: ({ rollout }) => rollout.strategy === 'canary',
    }),
    ...scrapedCollector(environment),
    ...ownRules(environment),
    ...measuredNodes(environment),
    ...scrapedBrokers(environment),
    ...receivers(environment),
    ...mailOfReleases(environment),
  ];
}

function scrapedCollector(environment: Environment): readonly Need[] {
  const isMonitored = environment.observability.traces?.monitored ?? false;
  if (!isMonitored || !sendsTraces(environment)) return [];
  const path = ['observability', 'traces', 'monitored'];
  return [{ what: 'the scraping of the collector', path }];
}

function ownRules({ observability }: Environment): readonly Need[] {
  const { anomalies, metrics } = observability;
  return [
    ...(anomalies === null
      ? []
      : [{ what: 'alerts on anomalies', path: ['observability', 'anomalies'] }]),
    ...(metrics.nodePanels
      ? [{ what: 'panels of nodes', path: ['observability', 'metrics', 'nodePanels'] }]
      : []),
  ];
}

function measuredNodes({ observability }: Environment): readonly Need[] {
  if (!observability.metrics.nodesToCloudWatch) return [];
  const path = ['observability', 'metrics', 'nodesToCloudWatch'];
  return [{ what: 'the measuring of nodes', path }];
}

function scrapedBrokers(environment: Environment): readonly Need[] {
  return scrapedClusters(environment).map(([key]) => ({
    what: `the scraping of Kafka ${key}`,
    path: ['kafka', key, 'scraped'],
  }));
}

function receivers({ observability }: Environment): readonly Need[] {
  const { slack, pagerDuty } = observability.notify;
  return Object.entries({ slack, pagerDuty })
    .filter(([, named]) => Object.keys(named).length > 0)
    .map(([kind]) => ({
      what: `notification of ${kind}`,
      path: ['observability', 'notify', kind],
    }));
}

/** Slack hears of them without Alertmanager. */
function mailOfReleases({ observability }: Environment): readonly Need[] {
  const { emails, releases } = observability.notify;
  if (!releases || Object.keys(emails).length === 0) return [];
  return [{ what: 'mail about releases', path: ['observability', 'notify', 'releases'] }];
}
