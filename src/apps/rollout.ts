// The fields of an Argo Rollout that we set.
// https://argo-rollouts.readthedocs.io/en/stable/features/specification/
import type { Labels } from '../model/kubernetes/labels.ts';

export interface BlueGreenStrategy {
  readonly blueGreen: {
    readonly activeService: string;
    readonly previewService: string;
    readonly autoPromotionEnabled: boolean;
    readonly scaleDownDelaySeconds: number;
  };
}

/** Without traffic routing, the share of the pods is the share of the requests. */
export interface CanaryStrategy {
  readonly canary: {
    readonly maxSurge: number;
    readonly maxUnavailable: number;
    readonly steps: readonly CanaryStep[];
    /** Runs beside the steps; when it fails, the rollout goes back to the old version. */
    readonly analysis: {
      readonly templates: readonly { readonly templateName: string }[];
      readonly args: readonly {
        readonly name: string;
        readonly valueFrom: { readonly podTemplateHashValue: 'Latest' };
      }[];
      readonly startingStep: number;
    };
  };
}

type CanaryStep =
  | { readonly setWeight: number }
  | { readonly pause: { readonly duration: number } };

/** https://argo-rollouts.readthedocs.io/en/stable/analysis/prometheus/ */
export interface AnalysisTemplateSpec {
  readonly args: readonly { readonly name: string }[];
  readonly metrics: readonly {
    readonly name: string;
    readonly initialDelay: string;
    readonly interval: string;
    readonly failureLimit: number;
    /** Measurements of which neither condition holds; after more than that the Rollout pauses. */
    readonly inconclusiveLimit: number;
    readonly successCondition: string;
    readonly failureCondition: string;
    readonly provider: {
      readonly prometheus: { readonly address: string; readonly query: string };
    };
  }[];
}

export interface RolloutSpec {
  readonly replicas: number;
  readonly selector: { readonly matchLabels: Labels };
  readonly minReadySeconds: number;
  readonly progressDeadlineSeconds: number;
  /** Goes back to the old version when the deadline passes. */
  readonly progressDeadlineAbort: boolean;
  readonly revisionHistoryLimit: number;
  readonly strategy: BlueGreenStrategy | CanaryStrategy;
  /** A pod template as JSON. */
  readonly template: Readonly<Record<string, unknown>>;
}
