// The fields of an Argo Rollout that we set.
// https://argo-rollouts.readthedocs.io/en/stable/features/specification/
import type { Labels } from '../model/kubernetes/labels.ts';

export interface RolloutSpec {
  readonly replicas?: number;
  readonly selector: { readonly matchLabels: Labels };
  readonly minReadySeconds: number;
  readonly progressDeadlineSeconds: number;
  /** Goes back to the old version when the deadline passes. */
  readonly progressDeadlineAbort: boolean;
  readonly revisionHistoryLimit: number;
  readonly strategy: {
    readonly blueGreen: {
      readonly activeService: string;
      readonly previewService: string;
      readonly autoPromotionEnabled: boolean;
      readonly scaleDownDelaySeconds: number;
    };
  };
  /** A pod template as JSON. */
  readonly template: Readonly<Record<string, unknown>>;
}
