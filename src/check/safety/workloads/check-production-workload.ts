// What keeps a workload answering through a deployment, a drained node or a lost zone: probes, a
// PodDisruptionBudget, and pods spread over zones. Asked of production only.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { Service } from '../../../model/schema/environment.ts';
import { objectsOf } from '../../artifacts/objects.ts';
import { type PodTemplate, podTemplatesOf } from '../../artifacts/pod-templates.ts';
import { podsSelectedBy } from '../../artifacts/selections.ts';
import { asBody, asList, type CheckInput } from '../../check-input.ts';
import { pointAt, pointAtWritten } from '../../point-at.ts';

const LONG_RUNNING = new Set(['Deployment', 'Rollout', 'StatefulSet']);
const ZONE = 'topology.kubernetes.io/zone';

interface Lack {
  readonly missing: string;
  /** The key of a service that decides about it. */
  readonly key: string;
}

export function checkProductionWorkload(input: CheckInput): readonly Diagnostic[] {
  const { environment } = input;
  if (environment.tier !== 'production') return [];
  const budgeted = new Set(
    objectsOf(input, 'PodDisruptionBudget').flatMap((budget) => podsSelectedBy(input, budget)),
  );
  const report = ({ title, artifact, path }: PodTemplate, { missing, key }: Lack) =>
    diagnostic(
      'check/production-workload',
      { object: title, missing, key },
      {
        path: pointAtWritten(
          artifact,
          path,
          pointAt(environment, artifact.origin, key.split('.')[0] ?? key),
        ),
      },
    );
  return podTemplatesOf(input)
    .filter(({ kind }) => LONG_RUNNING.has(kind))
    .flatMap((pods) =>
      [
        ...missingProbes(input, pods),
        ...missingBudget(input, pods, budgeted),
        ...missingSpread(pods),
      ].map((lack) => report(pods, lack)),
    );
}

function missingProbes(
  { environment }: CheckInput,
  { artifact, containers }: PodTemplate,
): readonly Lack[] {
  const [collection, key = ''] = artifact.origin;
  const service = collection === 'services' ? environment.services[key] : undefined;
  // Who writes that nothing restarts the container has thought of it.
  const wanted =
    service?.probes.liveness === 'none' ? ['readinessProbe'] : ['readinessProbe', 'livenessProbe'];
  return containers
    .filter(({ list }) => list === 'containers')
    .flatMap(({ name, body }) =>
      wanted
        .filter((probe) => Object.keys(asBody(body[probe])).length === 0)
        .map((probe) => ({ missing: `a ${probe} on container ${name}`, key: probesOf(service) })),
    );
}

/** Without a port, only a command can ask. */
function probesOf(service: Service | undefined): string {
  if (service === undefined) return 'probes';
  return service.port === null ? 'probes.command' : 'probes.path';
}

function missingBudget(
  { environment }: CheckInput,
  pods: PodTemplate,
  budgeted: ReadonlySet<PodTemplate>,
): readonly Lack[] {
  if (isSingleton(pods) || budgeted.has(pods)) return [];
  const [collection, key = ''] = pods.artifact.origin;
  const isOne = collection === 'services' && environment.services[key]?.replicas === 1;
  // A single pod of ours has none, since it would keep its node from ever being drained.
  return [{ missing: 'a PodDisruptionBudget', key: isOne ? 'replicas' : 'disruption' }];
}

/** Replaced by stopping it: a budget would keep its node from ever being drained. */
function isSingleton({ artifact }: PodTemplate): boolean {
  const spec = asBody(artifact.object['spec']);
  const isStopped =
    artifact.object.kind === 'StatefulSet' || asBody(spec['strategy'])['type'] === 'Recreate';
  return isStopped && spec['replicas'] === 1;
}

function missingSpread({ spec }: PodTemplate): readonly Lack[] {
  const isSpread = asList(spec['topologySpreadConstraints']).some(
    (constraint) => asBody(constraint)['topologyKey'] === ZONE,
  );
  return isSpread ? [] : [{ missing: 'a topology spread over zones', key: 'zoneSpread' }];
}
