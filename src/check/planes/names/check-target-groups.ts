// A target group and the binding that fills it agree, and neither is without the other.
// https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/targetgroupbinding/targetgroupbinding/
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { KubernetesArtifact } from '../../../model/artifact.ts';
import type { Element } from '../../artifacts/elements.ts';
import { chartNamespaces, objectsOf } from '../../artifacts/objects.ts';
import { asText } from '../../as-text.ts';
import { asBody, asList, type CheckInput, nameOf } from '../../check-input.ts';
import { madeThings } from './made-things.ts';

export function checkTargetGroups(input: CheckInput): readonly Diagnostic[] {
  const services = new Map(objectsOf(input, 'Service').map((each) => [nameOf(each.object), each]));
  const bindings = objectsOf(input, 'TargetGroupBinding');
  const groups = [...madeThings(input).values()].filter(
    ({ type }) => type === 'aws_lb_target_group',
  );
  // It may be any of ours that a wrong name means.
  const isLost = bindings.some(({ object }) => {
    const { targetGroupName } = asBody(object['spec']);
    return !groups.some(({ body }) => body['name'] === targetGroupName);
  });
  return groups.flatMap((group) => {
    const name = asText(group.body['name']);
    const own = bindings.filter(({ object }) => asBody(object['spec'])['targetGroupName'] === name);
    if (own.length === 0 && isLost) return [];
    if (own.length === 0) {
      return [diagnostic('check/target-group-unbound', { name }, { path: group.origin })];
    }
    return own.flatMap((binding) => faultsOf(input, services, { binding, group }));
  });
}

type Services = ReadonlyMap<string, KubernetesArtifact>;

/** What the binding says, what the other side says, and what they are about. */
type Facet = readonly [part: string, bound: string, other: string];

interface Bound {
  readonly binding: KubernetesArtifact;
  readonly group: Element;
}

function faultsOf(
  input: CheckInput,
  services: Services,
  { binding: { object }, group }: Bound,
): readonly Diagnostic[] {
  const spec = asBody(object['spec']);
  const reference = asBody(spec['serviceRef']);
  const service = `Service ${object.metadata.namespace ?? ''}/${asText(reference['name'])}`;
  const ports = asList(asBody(services.get(service)?.object['spec'])['ports']).map(asBody);
  const port = String(reference['port']);
  const named = ports.find((each) => each['name'] === port);
  const number = named === undefined ? port : String(named['port']);
  // The Services of a chart are not ours to see.
  const isOfChart =
    !services.has(service) && chartNamespaces(input).has(object.metadata.namespace ?? '');
  const found = ports.flatMap((each) => [String(each['port']), String(each['name'])]);
  const facets: readonly Facet[] = [
    ['target type', asText(spec['targetType']), asText(group.body['target_type'])],
    ['port of the target group', number, String(group.body['port'])],
    [
      `port of ${service}`,
      port,
      isOfChart || found.includes(port) ? port : found.join(' or ') || 'none',
    ],
  ];
  return facets
    .filter(([, bound, other]) => bound !== other)
    .map(([part, bound, other]) => {
      const args = { binding: nameOf(object), part, bound, other };
      return diagnostic('check/target-group-mismatch', args, { path: group.origin });
    });
}
