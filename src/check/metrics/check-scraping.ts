// Prometheus reads the metrics of every add-on that has some.
import { watchingOf } from '../../addons/addons.ts';
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import type { KubernetesArtifact } from '../../model/artifact.ts';
import { objectsOf } from '../artifacts/objects.ts';
import { chartComponents } from '../charts/chart-components.ts';
import { asBody, asList, type CheckInput } from '../check-input.ts';

export function checkScraping(input: CheckInput): readonly Diagnostic[] {
  const isThere = chartComponents(input).some(({ addon }) =>
    addon.definitions?.kinds.includes('monitoring.coreos.com'),
  );
  if (!isThere) return [];
  const ofPods = objectsOf(input, 'PodMonitor');
  const ofServices = objectsOf(input, 'ServiceMonitor');
  return chartComponents(input).flatMap(({ addon, component }) => {
    const { name, chart } = addon;
    const watched = watchingOf(input.environment, addon);
    if (watched === null) return [];
    const { pods = [name], port, labels, isOfService = false } = watched;
    const monitors = isOfService ? ofServices : ofPods;
    const missing = labels
      ? monitors.some((each) => isAt(each, component.namespace, port))
        ? []
        : [name]
      : pods.filter(
          (pod) =>
            !monitors.some(
              (each) => isAt(each, component.namespace, port) && selectedBy(each).has(pod),
            ),
        );
    return missing.map((pod) =>
      diagnostic(
        'check/metrics-unread',
        { chart, pods: pod, port: String(port) },
        { path: component.origin },
      ),
    );
  });
}

function isAt({ object }: KubernetesArtifact, namespace: string, port: string | number): boolean {
  const spec = asBody(object['spec']);
  const names = asList(asBody(spec['namespaceSelector'])['matchNames']);
  const isNear =
    names.includes(namespace) || (names.length === 0 && object.metadata.namespace === namespace);
  const ports = asList(spec['podMetricsEndpoints'] ?? spec['endpoints']).map(asBody);
  return isNear && ports.some((each) => each['port'] === port || each['portNumber'] === port);
}

const NAME = 'app.kubernetes.io/name';

function selectedBy({ object }: KubernetesArtifact): ReadonlySet<unknown> {
  const selector = asBody(asBody(object['spec'])['selector']);
  const listed = asList(selector['matchExpressions'])
    .map(asBody)
    .filter(({ key, operator }) => key === NAME && operator === 'In')
    .flatMap(({ values }) => asList(values));
  return new Set([...listed, asBody(selector['matchLabels'])[NAME]]);
}
