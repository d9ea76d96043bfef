/** What Prometheus alerts on. */
export interface Alert {
  readonly name: string;
  readonly severity: 'critical' | 'warning';
  /** How long the expression has to hold. */
  readonly minutes: number;
  readonly expr: string;
  readonly summary: string;
}
