// What environments of one system, or of one organization, have between them: a registry, accounts, hosts.
import { entry, quote } from '../entry.ts';

export const betweenCatalogue = {
  'model/registry-nobodys': entry<{ account: string; home: string; wanted: string }>({
    severity: 'error',
    message: ({ account }) =>
      `No environment of this system keeps images in account ${quote(account)}`,
    hint: ({ home, wanted }) => `Write the account of ${home}: "${wanted}"`,
    why: 'The registry that is shared is that of an environment without `delivery.registry.shared`, which makes the repositories. From an account that has none no image can be pulled, and pods wait in `ImagePullBackOff`.',
  }),
  'model/registry-unmade': entry<{ account: string; known: string }>({
    severity: 'error',
    message: ({ account, known }) =>
      `Nobody makes the registry in account ${account}: all of ${known} leave it to others`,
    hint: ({ known }) =>
      `Remove delivery.registry.shared in one of ${known}, or write delivery.registry.shared.madeBy: elsewhere if somebody outside of this repository has it`,
    why: 'A registry that is shared is made by one environment, the one without `delivery.registry.shared`. Where each takes it for that of another, there is none, and pods wait in `ImagePullBackOff`.',
  }),
  'model/maker-makes-none': entry<{ maker: string; what: string; account: string }>({
    severity: 'error',
    message: ({ maker, what, account }) => `${maker} does not make ${what} in account ${account}`,
    hint: ({ account }) =>
      `Name the environment in account ${account} that makes it, or have that one make it`,
    why: 'Of a registry a system has one, and of the OIDC provider of GitHub an account: whoever does not make it says who does. From a registry that is not there no image can be pulled, and without the provider no workflow of GitHub signs in.',
  }),
  'model/maker-unnamed': entry<{ maker: string; what: string; key: string }>({
    severity: 'warning',
    message: ({ maker, what }) => `${maker} makes ${what} that is used here, and is not named`,
    hint: ({ maker, key }) => `Write ${key}: ${maker}`,
    why: 'Whose maker is named is applied after it: the page of the environment says so, and `atlantis.yaml` where a stack waits for it. A maker that goes, or makes it no longer, is then noticed.',
  }),
  'model/registry-no-copy': entry<{ region: string; home: string; regions: string }>({
    severity: 'error',
    message: ({ region, home, regions }) =>
      `Images of ${home} are not in ${region}: they are in ${regions}`,
    hint: ({ region, home, regions }) =>
      `Write one of ${regions}, or add ${region} to delivery.registry.replicateTo of ${home}`,
    why: 'A registry belongs to a region. What another region is to pull has to be copied there before. https://docs.aws.amazon.com/AmazonECR/latest/userguide/replication.html',
  }),
  'model/registry-puller-missing': entry<{ account: string; home: string }>({
    severity: 'error',
    message: ({ account, home }) => `${home} does not let account ${account} pull its images`,
    hint: ({ account, home }) => `Add "${account}" to delivery.registry.pullers of ${home}`,
    why: 'The policy of a repository names the other accounts that may pull; to all others ECR answers `AccessDenied`. https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html',
  }),
  'model/registry-puller-unknown': entry<{ puller: string; wanted: string; of: string }>({
    severity: 'error',
    message: ({ puller, of }) =>
      `No environment is in account ${quote(puller)}, and that of ${of} may not pull`,
    hint: ({ wanted }) => `Did you mean ${quote(wanted)}?`,
    why: 'The policy of a repository names the other accounts that may pull; to all others ECR answers `AccessDenied`.',
  }),
  'model/account-taken': entry<{ account: string; own: string; other: string }>({
    severity: 'error',
    message: ({ account, own, other }) =>
      `${own} and ${other} are in one account, ${account}, and the organization has one for each`,
    hint: ({ own, other }) =>
      `Write the account of its own in aws.account of ${own} or of ${other}, whichever was copied`,
    why: 'What is applied in the account of another environment is mixed with what that one has, and AWS has one of much of it per account and region, such as the detector of GuardDuty.',
  }),
  'model/account-twice': entry<{
    account: string;
    region: string;
    own: string;
    other: string;
    what: string;
    keys: string;
  }>({
    severity: 'error',
    message: ({ account, region, own, other, what }) =>
      `${own} and ${other} are both in ${region} of account ${account}, which has one of each: ${what}`,
    hint: ({ keys, own, other }) =>
      `Correct aws.account of ${own} or of ${other} if it was copied, or else leave ${keys} to one of the two`,
    why: 'AWS has one per account and region, and refuses a second one.',
  }),
  'model/host-of-another': entry<{ host: string; other: string; own: string | null }>({
    severity: 'error',
    message: ({ host, other }) => `${host} is a host of ${other}`,
    hint: ({ host, own }) =>
      own === null
        ? `Write a host of this environment, or name ${host} under hosts of one of externals if it is meant`
        : `Write ${own}, or name ${host} under hosts of one of externals if it is meant`,
    why: 'A line that was copied with its host tests or calls the other environment: tests of development would place orders in production.',
  }),
  'model/guardrail-region': entry<{ guardrail: string; region: string; as: string; of: string }>({
    severity: 'error',
    message: ({ guardrail, region, as, of }) =>
      `Guardrail ${guardrail} does not allow ${region}, which is ${as} of ${of}`,
    hint: ({ region }) => `Add ${region} to allow`,
    why: 'In a region that is not allowed every call of every account below is denied, those of Terraform and of what runs there too. https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_general.html',
  }),
  'model/guardrail-exempts-nobody': entry<{ role: string; nearest: string }>({
    severity: 'error',
    message: ({ role }) => `No environment has a role ${quote(role)}, which is exempt`,
    hint: ({ nearest }) => `Did you mean ${quote(nearest)}?`,
    why: 'The policy then holds for the role that was meant: changes that Terraform makes with it are denied.',
  }),
  'model/guardrail-locks-out': entry<{
    guardrail: string;
    role: string;
    of: string;
    others: number;
  }>({
    severity: 'warning',
    message: ({ guardrail, role, of, others }) =>
      `Guardrail ${guardrail} holds for ${role}, which Terraform assumes in ${of}${others > 0 ? ` and ${others} more` : ''}`,
    hint: ({ role }) => `Add ${role} to exemptRoles`,
    why: 'Trails, recorders and detectors are ours, and whoever applies them has to be able to change and remove them: Terraform is denied the first change.',
  }),
} as const;
