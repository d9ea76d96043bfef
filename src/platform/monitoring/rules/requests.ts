// Who counts the requests of services: they themselves, else the sidecars of the mesh, else nobody.
import { isDefined } from '../../../addons/addons.ts';
import { POD_MONITOR } from '../../../model/kubernetes/monitors.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { isMeshed } from '../../../model/services/mesh.ts';

export interface Requests {
  /** Counter of requests, one series for each status. */
  readonly total: string;
  /** Matches those of the services. */
  readonly scope: string;
  /** Matches those that failed on the server. */
  readonly failed: string;
  /** Histogram of how long they took. */
  readonly duration: string;
  /** What it counts in. */
  readonly durationUnit: 's' | 'ms';
  /** Labels that tell services apart; the last one names the service. */
  readonly by: readonly [string, string];
}

export function requestsOf(environment: Environment): Requests | null {
  const { namespaces, services } = environment;
  const spaces = Object.keys(namespaces).sort().join('|');
  const isRead = Object.values(services).some(({ metrics }) => metrics !== null);
  if (isRead) return ofServices(spaces);
  const isInMesh = Object.keys(services).some((key) => isMeshed(environment, key));
  return isInMesh && isDefined(environment, POD_MONITOR) ? ofMesh(spaces) : null;
}

/** https://opentelemetry.io/docs/specs/semconv/http/http-metrics/ */
function ofServices(spaces: string): Requests {
  return {
    total: 'http_server_request_duration_seconds_count',
    scope: `namespace=~"${spaces}"`,
    failed: 'http_response_status_code=~"5.."',
    duration: 'http_server_request_duration_seconds_bucket',
    durationUnit: 's',
    by: ['namespace', 'job'],
  };
}

/** https://istio.io/latest/docs/reference/config/metrics/ */
function ofMesh(spaces: string): Requests {
  return {
    total: 'istio_requests_total',
    // Both ends count a request; the one that is called knows of all of them.
    scope: `reporter="destination",destination_service_namespace=~"${spaces}"`,
    failed: 'response_code=~"5.."',
    duration: 'istio_request_duration_milliseconds_bucket',
    durationUnit: 'ms',
    by: ['destination_service_namespace', 'destination_service_name'],
  };
}
