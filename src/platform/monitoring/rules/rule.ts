// Rules of Prometheus: https://prometheus.io/docs/prometheus/latest/configuration/recording_rules/
/** What Prometheus computes at each step and keeps as a series of its own. */
export interface RecordingRule {
  readonly record: string;
  readonly expr: string;
  readonly labels?: Readonly<Record<string, string>>;
}

export interface AlertRule {
  readonly alert: string;
  readonly expr: string;
  readonly for: string;
  readonly labels: { readonly severity: 'critical' | 'warning' };
  readonly annotations: { readonly summary: string };
}

export interface RuleGroup {
  readonly name: string;
  /** Absent: that of Prometheus. */
  readonly interval?: string;
  readonly rules: readonly (AlertRule | RecordingRule)[];
}
