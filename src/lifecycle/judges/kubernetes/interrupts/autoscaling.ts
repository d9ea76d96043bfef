// Fewer pods at once than ran: Argo CD sets a number, where an autoscaler would take them away little by little.
import { valueAt } from '../changed-fields.ts';
import type { FindInterruptions, Interruption } from './interruption.ts';
import { boundsOf, isCome, isGone, type ServiceChange, serviceChanges } from './workloads.ts';

export const autoscalingInterruptions: FindInterruptions = (input) =>
  serviceChanges(input).flatMap((change) => {
    const replicas = input.environment.services[change.component]?.replicas;
    return [
      ...switchedOff(change, replicas),
      ...switchedOn(change),
      ...leftAtZero(change),
      ...refusedByKeda(change),
    ];
  });

function switchedOff(
  { scalers, component }: ServiceChange,
  replicas: number | undefined,
): readonly Interruption[] {
  const [gone] = scalers.filter(isGone);
  if (gone === undefined || replicas === undefined || scalers.some(isCome)) return [];
  const { most } = boundsOf(gone.before);
  if (!(most > replicas)) return [];
  const what = `without autoscaling, ${component} has ${replicas} pods at once, and up to ${most} may run`;
  const remedy = `Write as replicas what runs (kubectl get hpa --all-namespaces), and lower it in a later change`;
  return [{ path: gone.origin, what, remedy }];
}

function switchedOn({ scalers, workloads, component }: ServiceChange): readonly Interruption[] {
  if (!scalers.some(isCome) || scalers.some(isGone)) return [];
  return workloads.flatMap(({ before, after, origin }) => {
    const [was, is] = [before, after].map((each) => Number(valueAt(each, 'spec.replicas')));
    if (was === undefined || is === undefined || !(was > is)) return [];
    const what = `${component} falls from ${was} to ${is} pods at once, before its autoscaler has measured anything`;
    const remedy = `Write replicas: ${was} with autoscaling, and lower it in a later change`;
    return [{ path: [...origin, 'replicas'], what, remedy }];
  });
}

/** kubernetes/kubernetes pkg/controller/podautoscaler/horizontal.go: "scaling is disabled since the replica
 * count of the target is zero" */
function leftAtZero({ scalers, component }: ServiceChange): readonly Interruption[] {
  const idle = scalers.find(
    ({ before, after }) =>
      valueAt(before, 'spec.idleReplicaCount') === 0 && after?.kind !== 'ScaledObject',
  );
  const own = scalers.find(({ after }) => after?.kind === 'HorizontalPodAutoscaler');
  if (idle === undefined || own === undefined) return [];
  const what = `where ${component} has no pods at that moment it gets none any more, since a HorizontalPodAutoscaler leaves 0 alone`;
  const remedy = 'Write scaleToZero: false first, and take the triggers away once there are pods';
  return [{ path: own.origin, what, remedy }];
}

/** Of a manifest from before it had the annotation; kedacore/keda apis/keda/v1alpha1/scaledobject_webhook.go v2.20.2 */
function refusedByKeda({ scalers, component }: ServiceChange): readonly Interruption[] {
  const come = scalers.find(
    ({ before, after }) => before === null && after?.kind === 'ScaledObject',
  );
  const own = scalers.filter(isGone).find(({ before }) => before?.kind === OWN);
  const { name, namespace, annotations = {} } = own?.before?.metadata ?? {};
  if (come === undefined || own === undefined || annotations[OWNERSHIP] === 'false') return [];
  const what = `KEDA refuses to scale ${component} beside the HorizontalPodAutoscaler that is there, and the sync stops`;
  const remedy = `Run before this is merged: kubectl -n ${namespace} annotate hpa ${name} ${OWNERSHIP}=false`;
  return [{ path: come.origin, what, remedy }];
}

const OWN = 'HorizontalPodAutoscaler';
const OWNERSHIP = 'validations.keda.sh/hpa-ownership';
