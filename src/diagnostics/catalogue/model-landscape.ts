// Environments that name one another.
import { entry, quote } from '../entry.ts';
import { didYouMean, type Suggested } from '../wording.ts';

export const landscapeCatalogue = {
  'model/unknown-environment': entry<{ name: string; known: string } & Suggested>({
    severity: 'error',
    message: ({ name }) => `No environment ${quote(name)}`,
    hint: (args) => didYouMean(args) ?? `Use one of: ${args.known}`,
    why: 'What an environment takes from another one is read from the file of that one.',
  }),
  'model/organization-absent': entry<{ name: string }>({
    severity: 'error',
    message: ({ name }) => `${name} has no organization`,
    hint: () => 'Name the environment of the management account, or remove the key',
    why: 'What an account may do with the others of its organization comes after the organization itself.',
  }),
  'model/organization-unnamed': entry<{ hub: string }>({
    severity: 'error',
    message: ({ hub }) =>
      `Members of ${hub} are in other accounts, and its organization is not named`,
    hint: () => 'Write aws.organization: the environment of the management account',
    why: 'The gateway is shared within the organization, without invitations; AWS refuses that until the organization allows it.',
  }),
  'model/hub-missing': entry<{ hub: string }>({
    severity: 'error',
    message: ({ hub }) => `${hub} has no Transit Gateway`,
    hint: ({ hub }) => `Write network.transitGateway in ${hub}, or remove the attachment`,
    why: 'A network hangs on the gateway of its hub.',
  }),
  'model/member-unlisted': entry<{ hub: string; member: string }>({
    severity: 'error',
    message: ({ hub, member }) => `${hub} does not list ${member} as a member`,
    hint: ({ hub }) => `Add it to network.transitGateway.members of ${hub}`,
    why: 'The owner of a gateway decides who may hang a network on it: it is shared with the accounts of its members only.',
  }),
  'model/member-unattached': entry<{ hub: string; member: string }>({
    severity: 'error',
    message: ({ hub, member }) => `${member} is listed as a member, but does not attach to ${hub}`,
    hint: ({ hub, member }) =>
      `Write network.attachment: ${hub} in ${member}, or remove the member`,
    why: 'The gateway would be shared with an account that does not use it, and routes would lead nowhere.',
  }),
  'model/member-region': entry<{ hub: string; found: string; wanted: string }>({
    severity: 'error',
    message: ({ hub, found, wanted }) =>
      `The Transit Gateway of ${hub} is in another region: found ${found}, wanted ${wanted}`,
    hint: () => 'Attach to a hub in the same region',
    why: 'A Transit Gateway takes attachments of VPCs of its own region only. https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html',
  }),
  'model/networks-overlap': entry<{ cidr: string; other: string; otherCidr: string }>({
    severity: 'error',
    message: ({ cidr, other, otherCidr }) =>
      `VPC range ${cidr} overlaps ${otherCidr} of ${other}, on the same Transit Gateway`,
    hint: () => 'Choose ranges that share no address',
    why: 'A route leads to one of two networks that have the same address.',
  }),
  'model/delegation-zone': entry<{ name: string }>({
    severity: 'error',
    message: ({ name }) => `${name} has no zone of its own, and takes part in a delegation`,
    hint: ({ name }) => `Write edge.zone in ${name}, or remove the delegation`,
    why: 'A delegation leads from one zone to another.',
  }),
  'model/delegation-outside': entry<{ zone: string; child: string; parent: string }>({
    severity: 'error',
    message: ({ zone, child, parent }) => `Zone ${zone} of ${child} is not below ${parent}`,
    hint: ({ parent }) => `Delegate a zone that ends in ".${parent}"`,
    why: 'A zone answers for its own names only, and leads to zones below it.',
  }),
  'model/delegation-unanswered': entry<{ parent: string; child: string }>({
    severity: 'error',
    message: ({ parent, child }) => `${child} does not say that ${parent} delegates its zone`,
    hint: ({ parent, child }) => `Write edge.delegatedBy: ${parent} in ${child}`,
    why: 'Its stack hands out its name servers, and its certificates wait for the delegation, when it knows of it.',
  }),
  'model/delegation-unlisted': entry<{ parent: string; child: string }>({
    severity: 'error',
    message: ({ parent, child }) => `${parent} does not delegate a zone to ${child}`,
    hint: ({ parent }) => `Add it to edge.delegations of ${parent}, or remove delegatedBy`,
    why: 'The owner of a zone decides who answers for the names below it.',
  }),
  'model/delegation-twice': entry<{ zone: string; other: string }>({
    severity: 'error',
    message: ({ zone, other }) => `Zone ${zone} is delegated already, by ${other}`,
    hint: () => 'Remove one of the two',
    why: 'A zone has one NS record of a name.',
  }),
  'model/host-delegated': entry<{ host: string; zone: string }>({
    severity: 'error',
    message: ({ host, zone }) => `Host name ${host} lies inside ${zone}, which is delegated`,
    hint: ({ zone }) => `Use a name outside ${zone}`,
    why: 'Who asks for it is led to the name servers of that zone, and the record above is never seen.',
  }),
  'model/name-prefix-taken': entry<{
    prefix: string;
    other: string;
    theirs: string;
    account: string;
  }>({
    severity: 'error',
    message: ({ prefix, other, theirs, account }) =>
      `Names that begin with ${prefix} meet those of ${other} in account ${account}, which begin with ${theirs}`,
    hint: () => 'Choose a prefix that neither begins the other nor is begun by it',
    why: 'Roles, buckets and keys are named in one account, and some rights are given by the beginning of a name: one environment would take what is of the other.',
  }),
} as const;
