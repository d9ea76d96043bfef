import { describe, expect, it } from 'vitest';
import { checkScrapes } from '../../../../src/check/planes/network/check-scrapes.ts';
import { corrupted, type OpenInput, objectIn } from '../../../support/compiled.ts';
import { compiledSmall } from '../../../support/compiled-small.ts';
import { removeElement } from '../../../support/corruptions.ts';
import { findings } from '../../../support/findings.ts';

const input = compiledSmall({
  addons: { 'kube-prometheus-stack': {} },
  kafka: { main: { scraped: true } },
});

/** What stands in the way after a change. */
function found(change: (open: OpenInput) => void): readonly string[] {
  return checkScrapes(corrupted(input, change)).map(({ args }) => String(args['barrier']));
}

function stackOf(open: OpenInput, name: string) {
  return open.stacks.find(({ stack }) => stack === name)?.['document'].resource;
}

describe('checkScrapes', () => {
  it('finds nothing where Prometheus gets through, and names the cluster where it does not', () => {
    const rule = 'aws_vpc_security_group_ingress_rule.kafka-main-metrics';
    const closed = corrupted(input, (open) => removeElement(open, 'network', rule));

    expect(checkScrapes(input)).toEqual([]);
    expect(findings(checkScrapes(closed))).toEqual([
      'check/scrape-blocked at value of kafka.main',
      'check/scrape-blocked at value of kafka.main',
    ]);
  });

  it('reports hosts that Prometheus does not get to know', () => {
    const unmounted = found((open) => {
      const chart = open.components.find(({ name }) => name === 'kube-prometheus-stack');
      delete chart?.['source'].values.prometheus.prometheusSpec.secrets;
    });
    const unfilled = found((open) => {
      const { spec } = objectIn(open, 'ExternalSecret', 'scrape-targets');
      spec.target.template.data = { 'kafka-mian.json': '[]' };
    });
    const unread = found((open) => {
      objectIn(open, 'ScrapeConfig', 'kafka-main')['spec'].fileSDConfigs = [];
    });

    expect(new Set(unmounted)).toEqual(
      new Set(['Secret scrape-targets is not mounted into Prometheus']),
    );
    expect(new Set(unfilled)).toEqual(
      new Set(['no Secret monitoring/scrape-targets has its hosts']),
    );
    expect(unread).toEqual([
      'no ScrapeConfig reads /etc/prometheus/secrets/scrape-targets/kafka-main.json',
    ]);
  });

  it('reports a way that is shut', () => {
    const notAdmitted = found((open) =>
      removeElement(open, 'network', 'aws_vpc_security_group_ingress_rule.kafka-main-metrics'),
    );
    const oneShut = found((open) => {
      stackOf(open, 'network').aws_vpc_security_group_ingress_rule['kafka-main-metrics'].to_port =
        11001;
    });
    const notLetOut = found((open) => {
      const { spec } = objectIn(open, 'NetworkPolicy', 'kube-prometheus-stack');
      spec.egress.pop();
    });

    expect(notAdmitted).toHaveLength(2);
    expect(oneShut).toEqual(['the security group of the hosts does not admit the nodes']);
    expect(new Set(notLetOut)).toEqual(
      new Set(['the network policies of Prometheus do not let it out']),
    );
  });
});
