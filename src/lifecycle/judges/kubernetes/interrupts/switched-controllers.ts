// A service whose pods another kind of object holds from now on: the new one comes up beside the old one, which
// is pruned once the new one is healthy, with the same labels and behind the same Service.
import { valueAt } from '../changed-fields.ts';
import type { FindInterruptions, Interruption } from './interruption.ts';
import { boundsOf, isCome, isGone, type ServiceChange, serviceChanges } from './workloads.ts';

export const controllerInterruptions: FindInterruptions = (input) =>
  serviceChanges(input).flatMap((change) => [...leftSelected(change), ...startedSmall(change)]);

/**
 * A Service keeps the hash that a blue-green Rollout selects by until the Rollout is gone, and a Rollout is
 * pruned with its pods first. Another strategy of the same Rollout gives the Service free at once.
 * argoproj/argo-rollouts rollout/controller.go, service/service.go v1.9.0
 */
function leftSelected({ workloads, component }: ServiceChange): readonly Interruption[] {
  const [gone] = workloads
    .filter(isGone)
    .filter(({ before }) => valueAt(before, 'spec.strategy.blueGreen') !== undefined);
  const [come] = workloads.filter(isCome);
  if (gone === undefined || come === undefined) return [];
  const what = `nobody reaches ${component} while the pods of its blue-green Rollout stop, since its Service goes on selecting them`;
  const remedy =
    'Write rollout.strategy: canary in a change before this one, and let it be synced: then the Service selects all pods';
  return [{ path: [...come.origin, 'rollout', 'strategy'], what, remedy }];
}

function startedSmall({ workloads, scalers, component }: ServiceChange): readonly Interruption[] {
  const [come] = workloads.filter(isCome);
  const scaler = scalers.find(({ before, after }) => before !== null && after !== null);
  if (come === undefined || !workloads.some(isGone) || scaler === undefined) return [];
  const { least, most } = boundsOf(scaler.after);
  if (!(most > least)) return [];
  const what = `${component} goes on with ${least} pods, however many ran, since what holds them from now on starts with replicas`;
  const remedy =
    'Write as replicas what runs (kubectl get hpa --all-namespaces), and lower it in a later change';
  return [{ path: come.origin, what, remedy }];
}
