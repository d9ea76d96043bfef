// Prometheus finds the hosts of each exporter outside of the cluster, and reaches them: the file with their
// names is mounted, and network policies and security groups let it pass.
import { prometheus } from '../../../addons/shared/prometheus.ts';
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { SCRAPE_TARGETS, scrapeFile } from '../../../model/operations/scrape-targets.ts';
import { objectsOf } from '../../artifacts/objects.ts';
import { chartComponents, valueAt } from '../../charts/chart-components.ts';
import { asBody, asList, type CheckInput } from '../../check-input.ts';
import { holdingsIn } from '../../kubernetes/links/holdings.ts';
import { lets } from '../network-policies.ts';
import { type ScrapeReach, scrapeReaches } from './scrape-reach.ts';
import { isOpen, nodeGroups } from './security-groups.ts';

export function checkScrapes(input: CheckInput): readonly Diagnostic[] {
  return scrapeReaches(input).flatMap((reach) => {
    const barriers = [...unfound(input, reach), ...unreached(input, reach)];
    if (barriers.length === 0) return [];
    const args = { job: reach.job, port: reach.port, barrier: barriers.join('; ') };
    return [diagnostic('check/scrape-blocked', args, { path: reach.origin })];
  });
}

function unfound(input: CheckInput, { job, file }: ScrapeReach): readonly string[] {
  const isRead = objectsOf(input, 'ScrapeConfig').some(({ object }) => {
    const spec = asBody(object['spec']);
    const files = asList(spec['fileSDConfigs']).flatMap((each) => asList(asBody(each)['files']));
    return spec['jobName'] === job && files.includes(scrapeFile(file));
  });
  const secret = holdingsIn(input, 'Secret', prometheus.namespace).get(SCRAPE_TARGETS);
  const isFilled = secret?.keys?.includes(`${file}.json`) ?? false;
  const isMounted = chartComponents(input).some(({ values }) =>
    asList(valueAt(values, 'prometheus.prometheusSpec.secrets')).includes(SCRAPE_TARGETS),
  );
  return [
    ...(isRead ? [] : [`no ScrapeConfig reads ${scrapeFile(file)}`]),
    ...(isFilled ? [] : [`no Secret ${prometheus.namespace}/${SCRAPE_TARGETS} has its hosts`]),
    ...(isMounted ? [] : [`Secret ${SCRAPE_TARGETS} is not mounted into Prometheus`]),
  ];
}

const POD = {
  namespace: prometheus.namespace,
  labels: { 'app.kubernetes.io/name': prometheus.app },
};

function unreached(input: CheckInput, { port, groups, cidrs }: ScrapeReach): readonly string[] {
  const nodes = [...nodeGroups(input)];
  const isOut = cidrs.every((cidr) =>
    lets(input, { pod: POD, direction: 'egress', peer: { cidr }, port }),
  );
  const isLetOut = groups.some((peer) =>
    nodes.some((group) => isOpen(input, 'egress', { group, peer, port })),
  );
  const isLetIn = groups.some((group) =>
    nodes.some((peer) => isOpen(input, 'ingress', { group, peer, port })),
  );
  return [
    ...(isOut ? [] : ['the network policies of Prometheus do not let it out']),
    ...(isLetOut ? [] : ['the security group of the nodes does not let it out']),
    ...(isLetIn ? [] : ['the security group of the hosts does not admit the nodes']),
  ];
}
