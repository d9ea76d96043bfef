// What stands already: a network, a cluster, and what else an environment reads and never changes.
import { entry } from '../entry.ts';

export const existingCatalogue = {
  'model/existing-without-network': entry<{ tier: string }>({
    severity: 'error',
    message: ({ tier }) =>
      `The subnets of tier ${tier} are said to stand already, in a network that is made`,
    hint: ({ tier }) =>
      `Say which VPC it is in network.existing, or remove network.subnets.${tier}.existing`,
    why: 'A VPC that is made has no subnets before.',
  }),
  'model/existing-vpc-unnamed': entry<Record<string, never>>({
    severity: 'error',
    message: () => 'Nothing says which VPC stands already: neither an id nor tags',
    hint: () => 'Write network.existing.vpc.id, or tags that one VPC alone carries',
    why: 'AWS is asked for it when a stack is planned, and has to find exactly one.',
  }),
  'model/existing-not-ours': entry<{ key: string; instead: string }>({
    severity: 'error',
    message: ({ key }) => `${key} would change what stands already`,
    hint: ({ instead }) => instead,
    why: 'What stands already belongs to somebody who plans it elsewhere: it is read, and never changed.',
  }),
  'model/existing-count': entry<{ what: string; tier: string; found: number; wanted: number }>({
    severity: 'error',
    message: ({ what, tier, found, wanted }) =>
      `Tier ${tier} needs one ${what} per Availability Zone: found ${found}, wanted ${wanted}`,
    hint: () => 'Write one id for each entry of aws.zones, in the same order',
    why: 'The ids of a tier are matched with the zones by position; the plan proves that they are right.',
  }),
  'model/existing-pool-subnets': entry<{ pool: string; tier: string }>({
    severity: 'error',
    message: ({ pool, tier }) =>
      `Node pool ${pool} needs the ids of the subnets of tier ${tier}, which are found otherwise`,
    hint: ({ tier }) => `Write network.subnets.${tier}.existing.ids`,
    why: 'Karpenter finds subnets by itself, in all VPCs of the account: only ids are those of one alone.',
  }),
} as const;
