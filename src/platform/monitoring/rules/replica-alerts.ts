// Too few pods of a service, whoever counts them.
import type { Alert } from '../../../model/kubernetes/alert.ts';

interface Counts {
  /** PromQL. */
  readonly wanted: string;
  readonly available: string;
  /** Label with the name of the service. */
  readonly label: string;
}

export function replicaAlerts({ wanted, available, label }: Counts): readonly Alert[] {
  return [
    {
      name: 'ServiceUnavailable',
      severity: 'critical',
      minutes: 2,
      expr: `${available} == 0 and ${wanted} > 0`,
      summary: `No pod of {{ $labels.${label} }} is available`,
    },
    {
      name: 'ServiceDegraded',
      severity: 'warning',
      minutes: 15,
      expr: `${available} < ${wanted}`,
      summary: `{{ $labels.${label} }} has fewer available pods than it should`,
    },
  ];
}
