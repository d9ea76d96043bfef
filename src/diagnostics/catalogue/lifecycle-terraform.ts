// What Terraform could not apply of a change, or not without an outage.
import { entry } from '../entry.ts';

type Replaced = {
  readonly key: string;
  readonly address: string;
  readonly stack: string;
  /** `a new instance_types` */
  readonly because: string;
};

export const terraformLifecycleCatalogue = {
  'lifecycle/replaced-before': entry<Replaced & { what: string; meanwhile: string }>({
    severity: 'error',
    message: ({ address, stack, because, what, meanwhile }) =>
      `Replaced before anything stands in for it: ${because} makes Terraform destroy ${address} of stack ${stack}, ${what}, and then make it anew; ${meanwhile}`,
    hint: ({ key }) =>
      `Add a second one beside ${key}, move what uses it, and remove the first one in a later change`,
    why: 'Terraform destroys before it creates, unless `create_before_destroy` says otherwise: https://developer.hashicorp.com/terraform/language/meta-arguments#lifecycle',
  }),
  'lifecycle/name-taken': entry<Replaced & { named: string }>({
    severity: 'error',
    message: ({ address, stack, because, named }) =>
      `Name taken: ${because} makes Terraform create a second ${address} of stack ${stack} before the first one goes, with the same ${named}, which AWS refuses`,
    hint: ({ key }) =>
      `Add one of another name beside ${key}, move what uses it, and remove the first one in a later change`,
    why: 'Where the new one is made first, both stand side by side for a while, and AWS takes a name once.',
  }),
  'lifecycle/record-taken': entry<{ host: string; from: string; to: string; move: string }>({
    severity: 'error',
    message: ({ host, from, to }) =>
      `Name taken: ${host} is made as ${to} and destroyed as ${from}, in no order; Route 53 refuses a second record of one name, and meanwhile the name may lead nowhere`,
    hint: ({ move }) =>
      `Before this is applied, tell Terraform that both are one: ${move}; it then leads the name over in place. Or take the host away in a change of its own, for as long as nobody has to reach it`,
    why: 'Terraform knows a record by its address, and that has the load balancer or the distribution in it. What goes and what comes are two things to it, which it does at once: the new one is refused until the old one is gone, and the apply stops there.',
  }),
  'lifecycle/moves-stack': entry<{ what: string; stacks: string; before: string; after: string }>({
    severity: 'error',
    message: ({ what, stacks, before, after }) =>
      `Another ${what}: ${before} → ${after} in ${stacks}, where Terraform would know nothing of what it made`,
    hint: ({ before }) =>
      `Write ${before} again, or move the states by hand (terraform init -migrate-state) and allow it by a waiver with its reason and a day`,
    why: "What a state does not name is made once more, and what stands stays behind, in nobody's care: https://developer.hashicorp.com/terraform/cli/commands/init#backend-initialization",
  }),
  'lifecycle/orphans-stack': entry<{
    stack: string;
    resources: string;
    data: string;
    /** What to write so that it goes step by step. */
    written: string;
  }>({
    severity: 'error',
    message: ({ stack, resources, data }) =>
      `Stack left behind: nothing is left of ${stack}, so no project destroys its ${resources}${data === '' ? '' : `, with the data of ${data}`}`,
    hint: ({ written }) =>
      `Put back what it is made of, and let it leave first, so that its document stays until it is empty: ${written}`,
    why: 'Atlantis plans the folders that are in the commit. One that is gone is planned by nobody: what it made stays in AWS, costs, and holds its names.',
  }),
  'lifecycle/removes-nodes': entry<{ key: string; address: string; stack: string }>({
    severity: 'error',
    message: ({ key, address, stack }) =>
      `No nodes left: without ${key}, Terraform destroys ${address} of stack ${stack}, and no group of nodes stays that stood before, so that pods have nowhere to go until another is there`,
    hint: ({ key }) =>
      `Keep ${key} until another group has taken its pods, and remove it in a later change`,
    why: 'EKS drains the nodes of a group that it deletes, and Terraform makes another group in no order with that. Pods that find no node wait: https://docs.aws.amazon.com/eks/latest/userguide/delete-managed-node-group.html',
  }),
  'lifecycle/changes-stack': entry<{ key: string; from: string; to: string; named: string }>({
    severity: 'error',
    message: ({ from, to, named }) =>
      `One name twice: ${to} is made and ${from} destroyed in the same change, both with the ${named}, which AWS has once`,
    hint: ({ from, to }) =>
      `Keep ${from}, or move it by hand: forget it in its state (terraform state rm) and write adopt: { ${to}: <its id> }`,
    why: 'Each address has a state of its own to stand in. Whichever is applied first, AWS refuses the second of the name, or takes away with the one what the other has just been given.',
  }),
} as const;
