// The pods of a service and what counts them, as they were and are, of one component.
import type { KubernetesObject } from '../../../../model/artifact.ts';
import type { ObjectChange, TransitionInput } from '../../../transition.ts';
import { valueAt } from '../changed-fields.ts';

const WORKLOADS = ['Deployment', 'Rollout', 'StatefulSet'];
const SCALERS = ['HorizontalPodAutoscaler', 'ScaledObject'];

/** Null where there was or is none; undefined where it did not change. */
export interface ServiceChange {
  readonly component: string;
  readonly workloads: readonly ObjectChange[];
  readonly scalers: readonly ObjectChange[];
}

export function serviceChanges({ objects }: TransitionInput): readonly ServiceChange[] {
  const components = new Set(objects.map(({ component }) => component));
  return [...components].flatMap((component) => {
    const own = objects.filter((each) => each.component === component);
    const of = (kinds: readonly string[]) =>
      own.filter(({ before, after }) => kinds.includes((after ?? before)?.kind ?? ''));
    const change = { component, workloads: of(WORKLOADS), scalers: of(SCALERS) };
    return change.workloads.length + change.scalers.length === 0 ? [] : [change];
  });
}

export function isCome({ before, after }: ObjectChange): boolean {
  return before === null && after !== null;
}

export function isGone({ before, after }: ObjectChange): boolean {
  return before !== null && after === null;
}

/** By either autoscaler; NaN where there is none. */
export function boundsOf(scaler: KubernetesObject | null | undefined): {
  readonly least: number;
  readonly most: number;
} {
  const least = valueAt(scaler, 'spec.minReplicas') ?? valueAt(scaler, 'spec.minReplicaCount');
  const most = valueAt(scaler, 'spec.maxReplicas') ?? valueAt(scaler, 'spec.maxReplicaCount');
  return { least: Number(least), most: Number(most) };
}
