// A service on another port: groups, policies and its Service let traffic to the new port at once, and pods of
// before listen on the old one until they are replaced.
import type { Path } from '../../../../diagnostics/diagnostic.ts';
import type { KubernetesObject } from '../../../../model/artifact.ts';
import { callersOf } from '../../../../model/services/calls.ts';
import { exposuresOf } from '../../../../model/services/edges.ts';
import type { ObjectChange, TransitionInput } from '../../../transition.ts';
import { valueAt } from '../changed-fields.ts';
import type { FindInterruptions, Interruption } from './interruption.ts';

export const portInterruptions: FindInterruptions = (input) => {
  const seen = new Set<string>();
  return input.objects.flatMap((change) => {
    const { component, before, after } = change;
    if (before?.kind !== 'Service' || after === null || seen.has(component)) return [];
    const found = interruptionOf(input, change);
    // A canary has a second Service, of the same ports.
    if (found.length > 0) seen.add(component);
    return found;
  });
};

function interruptionOf(
  input: TransitionInput,
  { component, before, after, origin }: ObjectChange,
): readonly Interruption[] {
  const service = input.environment.services[component];
  const [was, is] = [numbersOf(before), numbersOf(after)];
  const gone = [...was].find(([name, port]) => is.has(name) && is.get(name) !== port);
  const asking = askingFor(input, component);
  if (service === undefined || gone === undefined || asking.length === 0) return [];
  const [name, port] = gone;
  const what = `${asking.join(', ')} may not reach ${component} from the apply until its pods are replaced: they listen on ${port}, and what lets traffic in knows ${is.get(name)} alone`;
  const remedy =
    'Choose the hour, or run the service under a second key on the new port, move its targets and callers, and remove the first one in a later change';
  const path: Path = name === service.protocol ? ['port'] : ['ports', name];
  return [{ path: [...origin, ...path], what, remedy }];
}

/** Load balancers and services, in the words of the environment. */
function askingFor({ environment }: TransitionInput, service: string): readonly string[] {
  const balancers = exposuresOf(environment, service).map(
    ({ loadBalancer }) => `load balancer ${loadBalancer}`,
  );
  return [...new Set([...balancers, ...callersOf(environment, service)])];
}

function numbersOf(service: KubernetesObject | null): ReadonlyMap<string, number> {
  const ports = [valueAt(service, 'spec.ports') ?? []].flat() as readonly {
    readonly name?: string;
    readonly port?: number;
  }[];
  return new Map(ports.map(({ name = '', port = 0 }) => [name, port]));
}
