// Services that are Rollouts are watched like Deployments, of which kube-state-metrics tells: the controller
// of Argo Rollouts tells of its own.
// https://argo-rollouts.readthedocs.io/en/stable/features/controller-metrics/
import { isDefined } from '../../../addons/addons.ts';
import type { Alert } from '../../../model/kubernetes/alert.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { replicaAlerts } from './replica-alerts.ts';

const ROLLOUT = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout' };

export function hasRollouts(environment: Environment): boolean {
  const { services } = environment;
  const isAny = Object.values(services).some(({ rollout }) => rollout.strategy !== 'rolling');
  return isAny && isDefined(environment, ROLLOUT);
}

/** Each of two controllers may tell of every Rollout. */
export function rolloutReplicas(which: 'available' | 'desired', scope: string): string {
  return `max by (namespace, name) (rollout_info_replicas_${which}{${scope}})`;
}

export function rolloutAlerts(environment: Environment, scope: string): readonly Alert[] {
  if (!hasRollouts(environment)) return [];
  const wanted = rolloutReplicas('desired', scope);
  const available = rolloutReplicas('available', scope);
  const phase = (name: string) =>
    `max by (namespace, name) (rollout_info{${scope},phase="${name}"}) == 1`;
  return [
    ...replicaAlerts({ wanted, available, label: 'name' }),
    {
      name: 'RolloutStalled',
      severity: 'critical',
      minutes: 1,
      expr: phase('Degraded'),
      summary: 'The rollout of {{ $labels.name }} failed or made no progress before its deadline',
    },
    {
      name: 'RolloutWaits',
      severity: 'warning',
      minutes: pausedMinutes(environment),
      expr: phase('Paused'),
      summary: 'The rollout of {{ $labels.name }} waits for a person to decide',
    },
  ];
}

/** Longer than any of its steps pauses by itself. */
function pausedMinutes({ services }: Environment): number {
  const pauses = Object.values(services)
    .filter(({ rollout }) => rollout.strategy === 'canary')
    .map(({ rollout }) => rollout.canary.pauseSeconds);
  return Math.ceil(Math.max(0, ...pauses) / 60) + 15;
}
