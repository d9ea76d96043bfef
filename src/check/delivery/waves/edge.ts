// One thing that must be there before another, and whether the waves see to it.
import type { Path } from '../../../diagnostics/diagnostic.ts';
import type { KubernetesArtifact } from '../../../model/artifact.ts';
import { nameOf } from '../../check-input.ts';
import { type Application, waveOf } from '../delivery-index.ts';

/** An object, or a whole chart, with its place in the order of the first sync. */
export interface End {
  readonly name: string;
  readonly application: Application;
  /** Within its Application; undefined for a chart, which is one step. */
  readonly step?: Step;
  readonly origin: Path;
}

export interface Edge {
  readonly earlier: End;
  readonly later: End;
}

interface Step {
  readonly phase: number;
  readonly wave: number;
  /** Within a wave, of objects that the user wrote; our own say their order by waves. */
  readonly turn: number;
}

/** https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/ */
const PHASES: ReadonlyMap<string | undefined, number> = new Map([
  ['PreSync', 0],
  ['Sync', 1],
  [undefined, 1],
  ['PostSync', 2],
]);
const LAST_PHASE = 3;

/** In which order Argo CD applies kinds of one wave; each is there before the next begins. What is not
 * listed comes last. https://github.com/argoproj/argo-cd/blob/master/gitops-engine/pkg/sync/sync_tasks.go */
const KINDS: readonly string[] = [
  'Namespace',
  'NetworkPolicy',
  'ResourceQuota',
  'LimitRange',
  'PodSecurityPolicy',
  'PodDisruptionBudget',
  'ServiceAccount',
  'Secret',
  'ConfigMap',
  'StorageClass',
  'PersistentVolume',
  'PersistentVolumeClaim',
  'CustomResourceDefinition',
  'ClusterRole',
  'ClusterRoleBinding',
  'Role',
  'RoleBinding',
  'Service',
  'DaemonSet',
  'Pod',
  'ReplicationController',
  'ReplicaSet',
  'Deployment',
  'HorizontalPodAutoscaler',
  'StatefulSet',
  'Job',
  'CronJob',
  'IngressClass',
  'Ingress',
  'APIService',
];
const HOOK = 'argocd.argoproj.io/hook';

export function endOf(application: Application, artifact: KubernetesArtifact): End {
  const { object, origin } = artifact;
  const phase = PHASES.get(object.metadata.annotations?.[HOOK]) ?? LAST_PHASE;
  const place = KINDS.indexOf(object.kind);
  const turn = artifact.isWritten ? (place < 0 ? KINDS.length : place) : 0;
  const step = { phase, wave: waveOf(artifact), turn };
  return { name: nameOf(object), application, step, origin };
}

export function chartEnd(application: Application): End {
  const { name, artifact } = application;
  return { name: `Application ${name}`, application, origin: artifact.origin };
}

/** Waves of Applications order those, and waves of objects order what one of them syncs. */
export function isInOrder({ earlier, later }: Edge): boolean {
  if (earlier.application !== later.application) {
    return earlier.application.wave < later.application.wave;
  }
  const [first, second] = [earlier.step, later.step];
  if (!first || !second) return true;
  if (first.phase !== second.phase) return first.phase < second.phase;
  return first.wave === second.wave ? first.turn < second.turn : first.wave < second.wave;
}

/** `ExternalSecret shop/cart (wave 0 of shop-prod-cart, then -3)`. */
export function renderEnd({ name, application, step }: End): string {
  const inner = step && step.wave !== 0 ? `, then ${step.wave}` : '';
  return `${name} (wave ${application.wave} of ${application.name}${inner})`;
}
