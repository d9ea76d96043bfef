// What a change would do to data.
import { entry } from '../entry.ts';
import { manual } from '../typed.ts';

// A type alias: an interface has no implicit index signature, and arguments are records.
type Lost = {
  /** Of the environment. */
  readonly key: string;
  readonly address: string;
  readonly stack: string;
  /** `a database` */
  readonly what: string;
  readonly remains: string;
};

type Gone = {
  readonly because: string;
  /** What to write so that it goes step by step; null: there is no entry for it. */
  readonly written: string | null;
};

export type Less = {
  readonly key: string;
  readonly address: string;
  readonly stack: string;
  readonly argument: string;
  readonly before: string;
  readonly after: string;
  readonly consequence: string;
};

type Fixed = {
  readonly key: string;
  readonly keyBefore: string;
  readonly address: string;
  readonly stack: string;
  readonly what: string;
  readonly argument: string;
};

const NEVER_APPLIED =
  'Where none of it was ever applied: rename --never-applied, and a waiver that says so';

function renamedFixed({ key, keyBefore, address, stack, what, argument }: Fixed): string {
  return `Another key: ${key} was ${keyBefore}, which is part of ${argument} of ${address} in stack ${stack}; that cannot change in place, so Terraform destroys it, ${what}, and makes another`;
}

export const dataLifecycleCatalogue = {
  'lifecycle/destroys-data': entry<Lost & Gone>({
    severity: 'error',
    message: ({ because, address, stack, what, remains }) =>
      `Data destroyed: ${because}, Terraform destroys ${address} of stack ${stack}, ${what}; ${remains}`,
    hint: ({ key, written }) =>
      written === null
        ? `Keep ${key}, or copy what is needed, and allow it by a waiver of lifecycle/destroys-data at ${key} with its reason and a day`
        : `Keep ${key}, and let it leave in steps (${manual('how-to/remove-a-store.md')}): ${written}`,
    why: 'What applying once more cannot make again is gone with the resource that holds it. A key that is renamed is a removal and an addition to Terraform, unless a `moved` block says that they are one.',
  }),
  'lifecycle/destroys-trail': entry<Lost & Gone>({
    severity: 'warning',
    message: ({ because, address, stack, what, remains }) =>
      `Trail destroyed: ${because}, Terraform destroys ${address} of stack ${stack}, ${what}; ${remains}`,
    hint: () => 'Export what somebody may still ask for, before this is applied',
    why: 'Logs, trails and public addresses serve nobody at work, and are missed when somebody has to look back, or has the address in a list.',
  }),
  'lifecycle/replaces-data': entry<
    Lost & { readonly argument: string; readonly before: string; readonly after: string }
  >({
    severity: 'error',
    message: ({ address, stack, what, argument, before, after, remains }) =>
      `Data replaced: a new ${argument} (${before} → ${after}) makes Terraform destroy ${address} of stack ${stack}, ${what}, and make an empty one; ${remains}`,
    hint: ({ key }) =>
      `Write the value of before, or add a second one beside ${key}, copy the data over, and remove the first one in a later change`,
    why: 'Some arguments are fixed for the life of a resource: Terraform plans a change of theirs as a replacement, and the new one is empty. Which ones they are is what the plan of the provider itself says.',
  }),
  'lifecycle/replaces-along': entry<Lost & { readonly leader: string }>({
    severity: 'error',
    message: ({ address, stack, what, leader, remains }) =>
      `Data replaced along: ${leader} is replaced, which ${address} of stack ${stack} cannot follow in place; Terraform destroys it, ${what}, and makes an empty one; ${remains}`,
    hint: ({ leader }) =>
      `Leave ${leader} as it is, and add a second one beside it for what needs the new value`,
    why: 'An argument that is fixed for the life of a resource may name another resource. When that one is replaced, so is this one, in the same plan or in the next one of its stack.',
  }),
  'lifecycle/removes-environment': entry<{
    name: string;
    stacks: string;
    resources: string;
    data: string;
  }>({
    severity: 'error',
    message: ({ name, stacks, resources, data }) =>
      `Environment left behind: without its file nothing destroys what ${name} made, ${resources} of ${stacks}${data === '' ? '' : `, with the data of ${data}`}`,
    hint: ({ name }) =>
      `Put its file back, and let its stacks leave first: leaving: { stacks: { … } }, as ${manual('how-to/remove-a-store.md')} has it; or destroy them by hand, and allow this by a waiver of lifecycle/removes-environment at ${name} in the file of another environment`,
    why: 'Results of an environment go with its file, and with them the projects of Atlantis and the Applications of Argo CD that could take away what they made.',
  }),
  'lifecycle/shrinks': entry<Less>({
    severity: 'error',
    message: ({ address, stack, argument, before, after, consequence }) =>
      `Too little: ${argument} of ${address} in stack ${stack} goes from ${before} to ${after}; ${consequence}`,
    hint: ({ key, before }) =>
      before === 'none'
        ? `Leave it out, or allow it by a waiver of lifecycle/shrinks at ${key} with its reason and a day`
        : `Leave it at ${before}, or allow it by a waiver of lifecycle/shrinks at ${key} with its reason and a day`,
    why: 'Volumes, brokers and backups become more in place, and less only by making everything anew. AWS refuses the apply, or deletes what is above the new bound.',
  }),
  'lifecycle/keeps-less': entry<Less>({
    severity: 'warning',
    message: ({ address, stack, argument, before, after, consequence }) =>
      `Less than before: ${argument} of ${address} in stack ${stack} goes from ${before} to ${after}; ${consequence}`,
    hint: () => 'Make sure that nobody needs more, before this is applied',
    why: 'What is above the new bound is gone with the apply, or the apply stops because it does not fit. Which of the two, only the account shows.',
  }),
  'lifecycle/protects-less': entry<Less>({
    severity: 'warning',
    message: ({ address, stack, argument, before, after, consequence }) =>
      `Less protected: ${argument} of ${address} in stack ${stack} goes from ${before} to ${after}; ${consequence}`,
    hint: () => 'Make sure that it is meant; nothing is lost by this change itself',
    why: 'A standby, a copy in another zone, protection against deletion and versions of objects are missed on the day on which something fails, and not before. What is about to leave says so under `leaving`, and is not warned of.',
  }),
  'lifecycle/unguarded': entry<{ address: string; stack: string; consequence: string }>({
    severity: 'warning',
    message: ({ address, stack, consequence }) =>
      `Less protected: Terraform destroys ${address} of stack ${stack}, and what it protects stays; ${consequence}`,
    hint: () => 'Make sure that it is meant; nothing is lost by this change itself',
    why: 'Backups, copies in another region and versions are resources of their own in AWS: they go in silence, and are missed on the day on which something fails. What leaves together with what it protects is not warned of.',
  }),
  'lifecycle/renamed': entry<{
    to: string;
    from: string;
    address: string;
    stack: string;
    what: string;
  }>({
    severity: 'error',
    message: ({ to, from, address, stack, what }) =>
      `Another key: ${to} was ${from}, so Terraform destroys ${address} of stack ${stack}, ${what}, and makes it anew`,
    hint: ({ to, from }) =>
      `Write moved: { ${to}: ${from} }, which may go once it is applied, or keep the key`,
    why: 'Keys become addresses, by which Terraform knows what it made. A `moved` block says that two addresses are one: https://developer.hashicorp.com/terraform/language/block/moved',
  }),
  'lifecycle/renamed-data': entry<Fixed>({
    severity: 'error',
    message: renamedFixed,
    hint: ({ keyBefore }) =>
      `Keep the key ${keyBefore}; what people read is its title or purpose, which may change. ${NEVER_APPLIED}`,
    why: 'Keys become names in AWS, and most of what holds data, or is named by it, keeps its name for life.',
  }),
  'lifecycle/renamed-standing': entry<Fixed>({
    severity: 'error',
    message: renamedFixed,
    hint: ({ key, keyBefore }) =>
      `Keep the key ${keyBefore}, or add ${key} beside it, move what uses it, and remove ${keyBefore} in a later change. ${NEVER_APPLIED}`,
    why: 'Keys become names in AWS. To Terraform, another key is one thing that goes and another that comes, in no order.',
  }),
  'lifecycle/other-database': entry<{
    key: string;
    before: string;
    after: string;
    address: string;
    stack: string;
  }>({
    severity: 'error',
    message: ({ key, before, after, address, stack }) =>
      `Another database: ${key} works in ${after} from now on, by ${address} of stack ${stack}, and that one is empty; what it wrote stays in ${before}`,
    hint: ({ key, before }) =>
      `Write database: ${before} where ${key} uses it, which keeps database and login under any key; or copy the database at a quiet hour, and allow this by a waiver of lifecycle/other-database at ${key} with its reason and a day`,
    why: 'A service that writes to a database owns one of its own name in it, which is its key, or one of a name that its edge chooses, and the login has that name too. Nothing is destroyed, but the service no longer sees its rows.',
  }),
  'lifecycle/moved-done': entry<{ to: string; from: string }>({
    severity: 'warning',
    message: ({ to, from }) => `Nothing is left of ${from} that could move to ${to}`,
    hint: () => 'Delete the entry once its stacks are applied',
    why: 'A `moved` block works in the one apply that finds the old address in its state; after it, it says what is long so.',
  }),
} as const;
