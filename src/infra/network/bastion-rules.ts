// What the security group of the bastion lets in and out.
import type { GroupRule } from '../../kinds/contract/network-part.ts';
import { networkOf } from '../../model/parts.ts';
import type { Environment } from '../../model/schema/environment.ts';

const SSH = [22, 22] as const;
const HTTPS = [443, 443] as const;
const OF_BASTION = { group: 'bastion', origin: ['network', 'bastion'] } as const;

/** `198.51.100.0/24` → `198-51-100-0-24`, as part of a Terraform name. */
export function cidrKey(cidr: string): string {
  return cidr.replaceAll(/[./]/g, '-');
}

export function bastionRules(environment: Environment): readonly GroupRule[] {
  const network = networkOf(environment);
  if (network.bastion === null) return [];
  return [
    ...network.bastion.allowedCidrs.map(
      (cidr, index): GroupRule => ({
        key: `bastion-from-${cidrKey(cidr)}-22`,
        group: 'bastion',
        direction: 'ingress',
        peer: cidr,
        ports: SSH,
        description: 'SSH',
        origin: ['network', 'bastion', 'allowedCidrs', index],
      }),
    ),
    {
      ...OF_BASTION,
      key: 'bastion-to-everywhere-443',
      direction: 'egress',
      peer: '0.0.0.0/0',
      ports: HTTPS,
      description: 'Kubernetes API, AWS and Session Manager',
    },
    {
      ...OF_BASTION,
      key: 'bastion-to-nodes-22',
      direction: 'egress',
      peer: 'nodes',
      ports: SSH,
      description: 'SSH to nodes',
    },
    {
      ...OF_BASTION,
      key: 'nodes-from-bastion-22',
      group: 'nodes',
      direction: 'ingress',
      peer: 'bastion',
      ports: SSH,
      description: 'SSH from the bastion',
    },
  ];
}
