// What Prometheus scrapes: the fields we set of its operator's kinds, and nothing else.
// https://prometheus-operator.dev/docs/api-reference/api/
import type { Labels } from './labels.ts';

const apiVersion = 'monitoring.coreos.com/v1';

export const SERVICE_MONITOR = { apiVersion, kind: 'ServiceMonitor' } as const;
export const POD_MONITOR = { apiVersion, kind: 'PodMonitor' } as const;
export const SCRAPE_CONFIG = {
  apiVersion: 'monitoring.coreos.com/v1alpha1',
  kind: 'ScrapeConfig',
} as const;
export const PROMETHEUS_RULE = { apiVersion, kind: 'PrometheusRule' } as const;

interface Selection {
  /** Absent: that of the monitor. */
  readonly namespaceSelector?: { readonly matchNames: readonly string[] };
  readonly selector: {
    readonly matchLabels?: Labels;
    readonly matchExpressions?: readonly {
      readonly key: string;
      readonly operator: 'In';
      readonly values: readonly string[];
    }[];
  };
}

interface Endpoint {
  readonly port?: string;
  readonly path?: string;
  readonly honorLabels?: boolean;
  readonly scheme?: string;
  readonly tlsConfig?: { readonly insecureSkipVerify: boolean };
  readonly interval: string;
}

export interface ServiceMonitorSpec extends Selection {
  readonly endpoints: readonly Endpoint[];
}

export interface PodMonitorSpec extends Selection {
  readonly podMetricsEndpoints: readonly (Endpoint & {
    /** By number, where the container that names it is added later. */
    readonly portNumber?: number;
  })[];
}

export interface ScrapeConfigSpec {
  /** Label `job` of its series. */
  readonly jobName: string;
  readonly fileSDConfigs: readonly { readonly files: readonly string[] }[];
  readonly relabelings: readonly {
    readonly sourceLabels?: readonly string[];
    readonly targetLabel: string;
    readonly replacement?: string;
  }[];
  readonly scrapeInterval: string;
  readonly scrapeTimeout: string;
}
