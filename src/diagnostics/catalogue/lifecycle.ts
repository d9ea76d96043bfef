// What a change would do to what already runs (src/lifecycle), compared with the merge base.
import { entry } from '../entry.ts';
import { removalCatalogue } from './lifecycle-removal.ts';

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

/** What to write so that it goes step by step; null: there is no entry for it. */
type WayOut = { readonly written: string | null };

export const lifecycleCatalogue = {
  ...removalCatalogue,
  'lifecycle/destroys-data': entry<Lost & WayOut>({
    severity: 'error',
    message: ({ key, address, stack, what, remains }) =>
      `Data destroyed: without ${key}, Terraform destroys ${address} of stack ${stack}, ${what}; ${remains}`,
    hint: ({ key, written }) =>
      written === null
        ? `Keep ${key}, or copy what is needed, and allow it by a waiver of lifecycle/destroys-data at ${key} with its reason and a day`
        : `Keep ${key}, and if it is to go say how: ${written}`,
    why: 'What applying once more cannot make again is gone with the resource that holds it. A key that is renamed is a removal and an addition to Terraform, unless a `moved` block says that they are one.',
  }),
  'lifecycle/destroys-trail': entry<Lost & WayOut>({
    severity: 'warning',
    message: ({ key, address, stack, what, remains }) =>
      `Trail destroyed: without ${key}, Terraform destroys ${address} of stack ${stack}, ${what}; ${remains}`,
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
} as const;
