// Faults that src/check/terraform finds.
import { entry, quote } from '../entry.ts';
import { didYouMean, type Suggested } from '../wording.ts';
import { refusedCheckCatalogue } from './check-terraform-refused.ts';

/** What to write, by what AWS keeps the name for. */
function renameHint(type: string): string {
  if (type.startsWith('aws_ecr_')) {
    return 'Write delivery.registry.shared, with the account and region of the other and its name as madeBy, in the one that pulls its images';
  }
  if (type === 'aws_iam_openid_connect_provider') {
    return 'Name the one of the two that makes it in oidcProvider of the other, under delivery.pipeline, or under delivery.terraform if that makes it: an account has one provider of GitHub';
  }
  return 'Rename the key or the name that one of them comes from, or write aws.namePrefix in one of two environments; where AWS has only one of it in an account, leave it out of one';
}

export const terraformCheckCatalogue = {
  'check/adoption-replaces': entry<{ place: string; id: string; argument: string; name: string }>({
    severity: 'error',
    message: ({ place, id, argument, name }) =>
      `Adopting ${quote(id)} as ${place} destroys it: its ${argument} would be ${quote(name)}`,
    hint: () =>
      'Give the entry that name of its own, where it has a key name; otherwise leave what stands out of adopt, and name it under existing or copy what is in it',
    why: 'Terraform imports it, finds a name that no apply can change, and plans to destroy it and to make an empty one. What is protected stops the apply; what is not is gone.',
  }),
  'check/adoption-unknown': entry<{ place: string } & Suggested>({
    severity: 'error',
    message: ({ place }) => `Nothing is adopted as ${place}: no stack makes a resource there`,
    hint: (args) =>
      didYouMean(args) ?? 'Look for the address in the cdk.tf.json of the stack, below dist/',
    why: 'Terraform refuses to import to an address that its configuration does not have, and what should have been adopted would be made once more.',
  }),
  'check/argument-unknown': entry<{ address: string; argument: string } & Suggested>({
    severity: 'error',
    message: ({ address, argument }) => `${address} has no argument ${quote(argument)}`,
    hint: (args) => didYouMean(args) ?? 'Look the resource up in the documentation of the provider',
    why: 'Terraform refuses an argument that the provider does not know, in the pull request at the earliest. What is known is that of the provider in `locks/terraform.lock.hcl`. https://registry.terraform.io/providers/hashicorp/aws/latest/docs',
  }),
  'check/reference-unknown': entry<{
    stack: string;
    address: string;
    argument: string;
    reference: string;
  }>({
    severity: 'error',
    message: ({ stack, address, argument, reference }) =>
      `Stack ${stack} has no ${reference}, which ${argument} of ${address} refers to`,
    hint: () => 'Report it: the compiler wrote a reference to something that it did not make',
    why: 'Terraform refuses a stack that refers to a resource, data source, provider alias or argument that is not declared in it, and Atlantis would show that only in the pull request. Names in `depends_on`, `provider` and `ignore_changes` are held to the same rule. To find the cause, look at what the named part of the environment makes in that stack.',
  }),
  'check/template-unreadable': entry<{ stack: string; address: string; argument: string }>({
    severity: 'error',
    message: ({ stack, address, argument }) =>
      `Terraform expression cannot be read in ${argument} of ${address}, stack ${stack}`,
    hint: () =>
      'Report it: the compiler writes a kind of expression that its own check does not know',
    why: 'Every expression in the output is read, so that each thing it refers to can be proven to exist. One that cannot be read is either text from the environment that slipped through the escaping, such as an IAM policy variable, or a new kind of expression that the check has to learn first. Silence would hide both.',
  }),
  'check/text-evaluated': entry<{ stack: string; address: string; argument: string }>({
    severity: 'error',
    message: ({ stack, address, argument }) =>
      `Terraform would evaluate %{ in ${argument} of ${address}, stack ${stack}`,
    hint: () => 'Report it: the text reached Terraform without being escaped as %%{',
    why: 'Terraform takes `%{` for the beginning of a directive. The compiler never writes one, so what stands there is text of the environment, and it must reach AWS letter by letter.',
  }),
  'check/output-unknown': entry<{
    stack: string;
    address: string;
    argument: string;
    output: string;
    from: string;
  }>({
    severity: 'error',
    message: ({ stack, address, argument, output, from }) =>
      `Output ${output} does not exist in ${from}: ${stack} reads it in ${argument} of ${address}`,
    hint: () => 'Report it: the stack that makes the value has to declare it as an output',
    why: 'Values that AWS invents cross from stack to stack as declared outputs. One that is read and not declared, or a key or an index that the output does not have, fails at plan, and only after the other stack has been applied. The remote state must also be the one that a stack of this environment keeps, which its bucket and key say.',
  }),
  'check/module-input-unknown': entry<
    { stack: string; name: string; within: string; known: string } & Suggested
  >({
    severity: 'error',
    message: ({ stack, name, within }) =>
      `Nothing named ${quote(name)} in ${within}, which an input of terraform stack ${stack} reads`,
    hint: (args) => didYouMean(args) ?? `Use one of: ${args.known}`,
    why: 'Inputs of Terraform of your own read outputs of the stacks that this environment has. One that is not there would fail at the plan, and only after the other stacks have been applied.',
  }),
  'check/stack-cycle': entry<{ cycle: string }>({
    severity: 'error',
    message: ({ cycle }) => `Stacks wait for each other: ${cycle}`,
    hint: () => 'Report it: what both stacks need belongs in a third one that comes before them',
    why: 'A stack is planned against what the stacks before it have already made. In a circle none of them can be the first, so a new environment could never be built.',
  }),
  'check/stack-dependency-missing': entry<{ stack: string; other: string }>({
    severity: 'error',
    message: ({ stack, other }) => `Stack ${stack} and stack ${other} are not in a declared order`,
    hint: ({ stack, other }) =>
      `Report it: ${stack} reads the state of ${other} without depending on it, or depends on a stack that is not there`,
    why: 'Atlantis plans and applies stacks in the order of their declared dependencies. A stack that reads a state without saying so may be planned before that state exists; a dependency on a stack that no longer exists orders nothing.',
  }),
  'check/resource-cycle': entry<{ stack: string; cycle: string }>({
    severity: 'error',
    message: ({ stack, cycle }) => `Resources of stack ${stack} wait for each other: ${cycle}`,
    hint: () => 'Report it: one of the references has to become a resource of its own',
    why: 'Terraform makes a resource after everything it refers to, and refuses a plan in which that leads in a circle. The usual victims are two security groups that name each other in their own rules instead of in rule resources.',
  }),
  'check/wait-missing': entry<{ stack: string; address: string; on: string; reason: string }>({
    severity: 'error',
    message: ({ stack, address, on, reason }) =>
      `Stack ${stack} makes ${address} without waiting for ${on}: ${reason}`,
    hint: ({ address, on }) =>
      `Report it: ${address} has to refer to ${on} instead of naming it, or to have it in depends_on`,
    why: 'Terraform waits for what a resource refers to, and for nothing else. Where a resource names another one of its stack by a text, both are made at once, and whether a first apply succeeds is a matter of luck. The same holds for what is complete only together with a second resource: a role with its policies, a bucket with its policy or its versioning, a topic or queue with its policy, a VPC with its internet gateway. A path of references in either direction is an order.',
  }),
  'check/aws-name-duplicate': entry<{ type: string; name: string; holder: string; other: string }>({
    severity: 'error',
    message: ({ type, name, holder, other }) =>
      `AWS name ${quote(name)} of ${type} is taken twice: by ${other} and by ${holder}`,
    hint: ({ type }) => renameHint(type),
    why: 'Terraform compares addresses, not names in AWS. Two resources of one name pass the plan; then AWS refuses the second, or, for what a bucket has only one of, the second silently replaces the first at every apply. Names of buckets are compared across all environments, other names within one account and region.',
  }),
  'check/address-duplicate': entry<{ stack: string; address: string; other: string; own: string }>({
    severity: 'error',
    message: ({ stack, address, other, own }) =>
      `Terraform address ${address} of stack ${stack} is made of ${own} as well as of ${other}`,
    hint: () => 'Rename one of the two keys',
    why: 'Addresses are made of keys, some with a word behind: the replica of bucket `media` and a bucket `media-replica` come to one. Terraform keeps one resource for an address.',
  }),
  'check/backend-key-duplicate': entry<{ stack: string; other: string; place: string }>({
    severity: 'error',
    message: ({ stack, other, place }) =>
      `State of ${stack} lies in the same object as that of ${other}: ${place}`,
    hint: () => 'Rename the system or the environment of one of the two',
    why: 'A stack owns everything in its state. Two stacks in one object would each plan to destroy what the other made.',
  }),
  'check/leaving-stack-read': entry<{ stack: string; readers: string }>({
    severity: 'error',
    message: ({ stack, readers }) => `Stack ${stack} is emptied, and stays read by ${readers}`,
    hint: ({ readers }) => `Let ${readers} leave as well, in the same change or before`,
    why: 'The outputs of a stack go with its resources: whoever reads them can neither be planned nor let go of what they name.',
  }),
  ...refusedCheckCatalogue,
} as const;
