// Brokers of MSK that Prometheus of the cluster reads.
import { describe, expect, it } from 'vitest';
import { checkEnvironment } from '../../../src/check/check-environment.ts';
import { checkMetrics } from '../../../src/check/metrics/check-metrics.ts';
import { checkScrapes } from '../../../src/check/planes/network/check-scrapes.ts';
import { environmentRules } from '../../../src/environment/rules.ts';
import { anEnvironment, type Overrides } from '../../support/an-environment.ts';
import { corrupted, objectIn } from '../../support/compiled.ts';
import { compiledSmall } from '../../support/compiled-small.ts';
import { findings } from '../../support/findings.ts';

const PROMETHEUS = { addons: { 'kube-prometheus-stack': {} } };

function scraped(kafka: Overrides = {}, others: Overrides = {}): Overrides {
  return { ...PROMETHEUS, kafka: { main: { scraped: true, ...kafka } }, ...others };
}

const input = compiledSmall(scraped());

function rulesOn(overrides: Overrides): readonly string[] {
  return environmentRules.flatMap((rule) => findings(rule(anEnvironment(overrides))));
}

function textOf(overrides: Overrides): string {
  const { stacks, components, objects } = compiledSmall(overrides);
  return JSON.stringify([stacks, components, objects]);
}

describe('brokers that Prometheus reads (S4-OBS-12)', () => {
  it('pass every check that passes without', () => {
    expect(findings(checkEnvironment(input))).toEqual(
      findings(checkEnvironment(compiledSmall(PROMETHEUS))),
    );
  });

  it('leave no trace where nobody asks for it', () => {
    expect(
      textOf(PROMETHEUS).match(
        /kafka-main-metrics|scrape-targets|aws_msk_broker_nodes|ScrapeConfig"/,
      ),
    ).toBeNull();
  });

  it('are all in the secret, by their host names', () => {
    const data = input.stacks.find(({ stack }) => stack === 'data')?.document;

    expect(JSON.stringify(data).replaceAll('\\', '')).toContain(
      '"hosts":"${join(",", sort(flatten(data.aws_msk_broker_nodes.main.node_info_list[*].endpoints)))}"',
    );
  });

  it('are let out of a group of nodes that names its ways', () => {
    const rules = textOf(scraped({}, { network: { nodeEgress: 'named' } }));

    expect(rules).toContain('"nodes-to-kafka-main-metrics"');
    expect(rules).toContain('"kafka-main-metrics"');
  });

  it('have a file each, a job for each exporter, and alerts of their own', () => {
    const two = compiledSmall(
      scraped(
        {},
        {
          kafka: {
            main: { scraped: true },
            audit: {
              ...{ version: '3.8.x', brokers: 2, instanceType: 'kafka.m5.large', storageGb: 10 },
              ...{ purpose: 'Audit', scraped: true },
            },
          },
          services: { web: { uses: { kafka: { audit: 'produce' } } } },
        },
      ),
    );
    const named = (kind: string) =>
      two.objects
        .filter(({ object }) => object.kind === kind)
        .map(({ object }) => object.metadata.name);

    expect(named('ScrapeConfig').sort()).toEqual([
      'kafka-audit',
      'kafka-audit-nodes',
      'kafka-main',
      'kafka-main-nodes',
    ]);
    expect(named('PrometheusRule')).toEqual(expect.arrayContaining(['kafka-audit', 'kafka-main']));
    expect(findings(checkScrapes(two))).toEqual([]);
  });

  it('need Prometheus, and are of MSK', () => {
    expect(rulesOn({ kafka: { main: { scraped: true } } })).toEqual([
      'model/addon-missing at value of kafka.main.scraped',
    ]);
    expect(
      rulesOn({
        ...PROMETHEUS,
        ...{ addons: { ...PROMETHEUS.addons, 'strimzi-kafka-operator': {} } },
        kafka: { main: { scraped: true, kind: 'strimzi', version: '4.2.x', instanceType: null } },
      }),
    ).toEqual(['model/kafka-key-misplaced at key of kafka.main.scraped']);
  });
});

describe('checkMetrics', () => {
  const withQuery = (overrides: Overrides, expr: string) =>
    findings(
      checkMetrics(
        corrupted(compiledSmall(overrides), (open) => {
          const { groups } = objectIn(open, 'PrometheusRule', 'databases')['spec'];
          groups[0].rules[0].expr = expr;
        }),
      ),
    );

  it.each([
    ['a metric of brokers that are read', scraped(), 'kafka_server_ReplicaManager_Value > 0', 0],
    ['one that brokers do not have', scraped(), 'kafka_server_ReplicaManager_Valu > 0', 1],
    ['one of brokers that nobody reads', PROMETHEUS, 'kafka_server_ReplicaManager_Value > 0', 1],
  ] as const)('knows %s', (_, overrides, expr, count) => {
    expect(withQuery(overrides, expr)).toHaveLength(count);
  });
});
