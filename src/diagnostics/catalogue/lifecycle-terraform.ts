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
} as const;
