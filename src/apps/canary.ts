// A canary: the new version takes over step by step, and gives way when its requests fail.
import { ApiObject, type Chart } from 'cdk8s';
import { prometheus } from '../addons/shared/prometheus.ts';
import { syncWave } from '../model/kubernetes/labels.ts';
import type { AnalysisTemplateSpec, CanaryStrategy } from './rollout.ts';
import type { Workload } from './workload.ts';

/** Before the Rollout, which names it. */
const WAVE = syncWave(-1);

const HASH = 'canary-hash';
const INTERVAL = '60s';
/** One bad minute may be chance. */
const FAILURE_LIMIT = 1;

export function canaryStrategy({ key, service }: Workload): CanaryStrategy {
  const { canary, maxSurge, maxUnavailable } = service.rollout;
  return {
    canary: {
      maxSurge,
      maxUnavailable,
      steps: canary.steps.flatMap((setWeight) => [
        { setWeight },
        { pause: { duration: canary.pauseSeconds } },
      ]),
      analysis: {
        templates: [{ templateName: key }],
        args: [{ name: HASH, valueFrom: { podTemplateHashValue: 'Latest' } }],
        startingStep: 1,
      },
    },
  };
}

export function addAnalysis(chart: Chart, workload: Workload): void {
  const { key, service } = workload;
  if (service.rollout.strategy !== 'canary') return;
  const { maxErrorPercent } = service.rollout.canary;
  const spec: AnalysisTemplateSpec = {
    args: [{ name: HASH }],
    metrics: [
      {
        name: 'error-percent',
        interval: INTERVAL,
        failureLimit: FAILURE_LIMIT,
        // Without requests there is nothing to judge.
        successCondition: `len(result) == 0 || isNaN(result[0]) || result[0] <= ${maxErrorPercent}`,
        provider: { prometheus: { address: prometheus.url, query: errorPercent(workload) } },
      },
    ],
  };
  new ApiObject(chart, 'analysis-template', {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AnalysisTemplate',
    metadata: { name: key, annotations: WAVE },
    spec,
  });
}

/** Of the pods of the new version only, whose names hold the hash of their template. */
function errorPercent({ key, service }: Workload): string {
  const pods = `namespace="${service.namespace}",pod=~"${key}-{{args.${HASH}}}-.+"`;
  const rate = (matchers: string) =>
    `sum(rate(http_server_request_duration_seconds_count{${matchers}}[2m]))`;
  const errors = rate(`${pods},http_response_status_code=~"5.."`);
  return `100 * (${errors} or vector(0)) / ${rate(pods)}`;
}
