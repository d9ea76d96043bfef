// A canary: the new version takes over step by step, and gives way when its requests fail.
import { ApiObject, type Chart } from 'cdk8s';
import { prometheus } from '../addons/shared/prometheus.ts';
import { syncWave } from '../model/kubernetes/labels.ts';
import { canaryMeasure } from '../model/services/canary.ts';
import type { AnalysisTemplateSpec, CanaryStrategy } from './rollout.ts';
import type { Workload } from './workload.ts';

/** Before the Rollout, which names it. */
const WAVE = syncWave(-1);

const HASH = 'canary-hash';
const INTERVAL_SECONDS = 60;
/** Until the first minutes of the new version are among what is read. */
const INITIAL_DELAY = '120s';
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

/** Runs for as long as the steps do, so it has no count of its own. */
export function addAnalysis(chart: Chart, workload: Workload): void {
  const { key, service } = workload;
  if (service.rollout.strategy !== 'canary') return;
  const { maxErrorPercent, pauseSeconds } = service.rollout.canary;
  // Without requests there is nothing to judge, which is neither good nor bad.
  const isKnown = 'len(result) > 0 && !isNaN(result[0])';
  const spec: AnalysisTemplateSpec = {
    args: [{ name: HASH }],
    metrics: [
      {
        name: 'error-percent',
        initialDelay: INITIAL_DELAY,
        interval: `${INTERVAL_SECONDS}s`,
        failureLimit: FAILURE_LIMIT,
        inconclusiveLimit: Math.ceil(pauseSeconds / INTERVAL_SECONDS),
        successCondition: `${isKnown} && result[0] <= ${maxErrorPercent}`,
        failureCondition: `${isKnown} && result[0] > ${maxErrorPercent}`,
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

/** No series of failed requests means none failed; no series at all means that nobody asked. */
function errorPercent(workload: Workload): string {
  const { total, scope, failed } = counterOf(workload);
  const rate = (matchers: string) => `sum(rate(${total}{${matchers}}[2m]))`;
  return `100 * (${rate(`${scope},${failed}`)} or vector(0)) / ${rate(scope)}`;
}

/**
 * Unknown, deadline exceeded, unimplemented, internal, unavailable and data loss: faults of the server.
 * https://grpc.io/docs/guides/status-codes/
 */
const FAILED_CALLS = 'grpc_response_status=~"2|4|12|13|14|15"';

interface Counter {
  readonly total: string;
  readonly scope: string;
  readonly failed: string;
}

function counterOf({ environment, key, service }: Workload): Counter {
  const { namespace } = service;
  // Of the pods of the new version only, whose names hold the hash of their template.
  const pods = `namespace="${namespace}",pod=~"${key}-{{args.${HASH}}}-.+"`;
  const measure = canaryMeasure(environment, key);
  if (measure === 'mesh') {
    return {
      total: 'istio_requests_total',
      scope: `reporter="destination",${pods}`,
      failed: service.protocol === 'grpc' ? FAILED_CALLS : 'response_code=~"5.."',
    };
  }
  if (measure !== 'ingress') {
    return {
      total: 'http_server_request_duration_seconds_count',
      scope: pods,
      failed: 'http_response_status_code=~"5.."',
    };
  }
  return environment.ingress?.controller === 'traefik'
    ? {
        total: 'traefik_service_requests_total',
        scope: `service=~"${namespace}-${key}-.+@kubernetes"`,
        failed: 'code=~"5.."',
      }
    : {
        total: 'nginx_ingress_controller_requests',
        scope: `namespace="${namespace}",service="${key}"`,
        failed: 'status=~"5.."',
      };
}
