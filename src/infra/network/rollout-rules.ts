// What the security group of the function lets out that tells pipelines how a rollout goes. Nothing gets in.
import type { GroupRule } from '../../kinds/contract/network-part.ts';
import { watchesRollouts } from '../../model/delivery/rollouts.ts';
import type { Environment } from '../../model/schema/environment.ts';

export function rolloutRules(environment: Environment): readonly GroupRule[] {
  if (!watchesRollouts(environment)) return [];
  return [
    {
      key: 'rollouts-to-everywhere-443',
      group: 'rollouts',
      direction: 'egress',
      peer: '0.0.0.0/0',
      ports: [443, 443],
      description: 'Kubernetes API, and the public names of services',
      origin: ['delivery', 'pipeline'],
    },
  ];
}
