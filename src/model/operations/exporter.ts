/** Metrics of one exporter, as far as alerts, panels and analyses ask for them. */
export interface Exporter {
  /** How all of its metrics begin. */
  readonly prefixes: readonly string[];
  readonly metrics: readonly string[];
  /** Names, as regular expressions, that the chart has Prometheus drop. */
  readonly dropped?: readonly string[];
}
