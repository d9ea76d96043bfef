// What stands already: a network, a cluster, and what else an environment reads and never changes.
import { entry } from '../entry.ts';
import { capitalized } from '../wording.ts';

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
  'model/existing-cluster-network': entry<{ cluster: string }>({
    severity: 'error',
    message: ({ cluster }) => `Cluster ${cluster} stands already, in a network that is made`,
    hint: () => 'Say which VPC it stands in: network.existing',
    why: 'A cluster stays in the VPC that it was made in.',
  }),
  'model/existing-without-cluster': entry<{ addon: string }>({
    severity: 'error',
    message: ({ addon }) => `Add-on ${addon} is said to stand already, in a cluster that is made`,
    hint: () => 'Remove existing, or say of the cluster that it stands: cluster.existing',
    why: 'A cluster that is made has no add-ons but those of its environment.',
  }),
  'model/existing-addon-unable': entry<{ addon: string; able: string }>({
    severity: 'error',
    message: ({ addon }) => `Nothing of ours can rest on an add-on ${addon} that stands already`,
    hint: ({ able }) =>
      `Remove existing to install ours, or remove the add-on and what rests on it; these can stand: ${able}`,
    why: 'What rests on it counts on values of the chart, such as ports, labels and classes, that only ours is known to have.',
  }),
  'model/existing-vpc-name': entry<{ addon: string }>({
    severity: 'error',
    message: ({ addon }) =>
      `${addon} cannot find the VPC: it needs its id, or the tag Name among its tags`,
    hint: () => 'Write network.existing.vpc.id, or the tag Name',
    why: 'The pods of the controller may not ask the instance metadata, and it looks for no other tag.',
  }),
  'model/existing-zone-unnamed': entry<Record<string, never>>({
    severity: 'error',
    message: () => 'A zone is said to stand already, and nothing says which',
    hint: () => 'Write its name in edge.zone, or remove edge.existingZone',
    why: 'Host names, and what controllers may change, are held against the name of the zone.',
  }),
  'model/existing-zone-made': entry<{ zone: string; other: string }>({
    severity: 'error',
    message: ({ zone, other }) => `Zone ${zone} is said to stand already, and is made by ${other}`,
    hint: ({ other }) => `Write edge.zoneOf: ${other} instead of edge.zone and edge.existingZone`,
    why: 'Its id comes out of the stack that makes it, which is applied before: a zone of that name which is found in the account may be another one.',
  }),
  'model/existing-zone-twice': entry<{ zone: string; here: string; other: string; there: string }>({
    severity: 'error',
    message: ({ zone, here, other, there }) =>
      `Zone ${zone} stands already twice: ${here} here, ${there} in ${other}`,
    hint: () => 'Use the one that the registrar leads to in both, or a zone below it',
    why: 'Route 53 lets there be many public zones of one name, and the registrar leads to one of them: records in any other are never found.',
  }),
  'model/existing-beside': entry<{ entry: string; key: string; able: string }>({
    severity: 'error',
    message: ({ entry, key }) => `${entry} stands already, and ${key} says how it would be made`,
    hint: ({ key, able }) =>
      `Remove it, or write ${key}: null where a lower layer has it; beside existing may stand ${able}`,
    why: 'What stands already is as its owner has made it: what is written here would be lost without a word.',
  }),
  'model/existing-named': entry<{ user: string; noun: string; name: string }>({
    severity: 'error',
    message: ({ user, noun, name }) =>
      `${capitalized(user)} names ${noun} ${name}, which stands already, and would have to change it`,
    hint: ({ noun }) => `Name a ${noun} of ours; one that stands already is used under uses alone`,
    why: 'Beside consumers, whatever names it needs its policy, its configuration or its key to be changed, which are its owner’s.',
  }),
  'model/existing-region': entry<{ what: string; found: string; wanted: string }>({
    severity: 'error',
    message: ({ what, found, wanted }) =>
      `${what} is in another region than it is needed in: found ${found}, wanted ${wanted}`,
    hint: ({ wanted }) => `Name one of ${wanted}, or leave it out to have one made`,
    why: 'Load balancers, stores and logs take certificates and keys of their own region alone, and CloudFront certificates of us-east-1.',
  }),
  'model/existing-account': entry<{ what: string; found: string; wanted: string }>({
    severity: 'error',
    message: ({ what, found, wanted }) =>
      `${what} is in another account than it is needed in: found ${found}, wanted ${wanted}`,
    hint: ({ wanted }) => `Name one of account ${wanted}, or leave it out to have one made`,
    why: 'Load balancers and CloudFront take certificates of their own account alone; of a key in another account only its owner could let our roles use it.',
  }),
  'model/existing-key-unused': entry<Record<string, never>>({
    severity: 'error',
    message: () => 'Key aws.keys.cluster is for the Secrets of a cluster that is not made here',
    hint: () => 'Remove it: a cluster that stands already has the key that its owner chose',
    why: 'The key of a cluster is given to it when it is made.',
  }),
} as const;
