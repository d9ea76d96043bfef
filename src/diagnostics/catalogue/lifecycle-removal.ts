// What a change takes away from what already runs, in the order in which stacks are applied.
import { entry } from '../entry.ts';
import { plural } from '../wording.ts';

/** What to write so that it goes step by step; null: there is no entry for it. */
type WayOut = { readonly stays: string | null; readonly written: string | null };

const HOW_TO = 'docs/how-to/remove-a-store.md';

export const removalCatalogue = {
  'lifecycle/in-use': entry<
    {
      address: string;
      stack: string;
      /** `aws_lb.main of stack edge` */
      user: string;
      others: number;
      isReplaced: boolean;
    } & WayOut
  >({
    severity: 'error',
    message: ({ address, stack, user, others, isReplaced }) =>
      `Still in use: stack ${stack} ${isReplaced ? 'replaces' : 'destroys'} ${address} before ${user}${others > 0 ? ` and ${plural(others, 'other')}` : ''} can let go of it`,
    hint: ({ user, isReplaced, stays, written }) => {
      if (isReplaced)
        return 'Write the value of before, or add another one and move its users first';
      if (written === null) return `Let ${user} go of it first, and take it away in a later change`;
      if (stays === null) return `Keep it for one apply: ${written}`;
      return `Write ${stays} as it was, and let it leave in steps, as ${HOW_TO} has them: ${written}`;
    },
    why: 'Stacks are applied one after the other, and a later one lets go of what an earlier one made only when its own turn comes. AWS refuses to delete what is in use, such as a security group (DependencyViolation), a subnet or a hosted zone, Terraform tries for fifteen minutes, and Atlantis applies nothing that depends on the stack that failed.',
  }),
  'lifecycle/unprepared': entry<{
    what: string;
    address: string;
    stack: string;
    data: string | null;
  }>({
    severity: 'error',
    message: ({ what, address, stack, data }) =>
      `Not prepared: ${what} is removed, and ${address} of stack ${stack} is still protected, or its state does not say${data === null ? ' so' : ` data: ${data}`}`,
    hint: () => 'Write step: prepare, apply that, and write step: remove in a later change',
    why: 'Terraform destroys by what its state says: a last snapshot, a bucket that need not be empty and protection that is off have to be applied before the resource is gone from the document.',
  }),
  'lifecycle/leaving-done': entry<{ entry: string; stands: string | null }>({
    severity: 'warning',
    message: ({ entry: written }) => `Left already: ${written} did its work with the last change`,
    hint: ({ entry: written, stands }) =>
      stands === null
        ? `Delete ${written} once that is applied`
        : `Delete ${written} and ${stands} once that is applied`,
    why: 'What leaves is kept for one apply. Afterwards both entries go, and with them what the stacks before kept for it.',
  }),
  'lifecycle/orphans-stack': entry<{ stack: string; count: number } & WayOut>({
    severity: 'error',
    message: ({ stack, count }) =>
      `Orphaned: stack ${stack} is gone from the results, and nobody destroys the ${plural(count, 'resource')} in its state`,
    hint: ({ stack, stays, written }) =>
      written === null
        ? `Write what it is made of as it was, and let it leave first: leaving: { stacks: { ${stack}: { step: remove } } }`
        : `Write ${stays} as it was, and let it leave first: ${written}`,
    why: 'Atlantis plans what lies in the repository. Without its document a stack has no project any more: what its state holds goes on to run, to cost and to hold its names.',
  }),
  'lifecycle/orphans-environment': entry<{ environment: string; count: number; stacks: string }>({
    severity: 'error',
    message: ({ environment, count, stacks }) =>
      `Orphaned: environment ${environment} is gone, and nobody destroys the ${plural(count, 'resource')} in the states of ${stacks}`,
    hint: ({ stacks }) =>
      `Put its file back, and let its stacks leave first: leaving: { stacks: { … } } with ${stacks}`,
    why: 'Atlantis plans what lies in the repository. An environment whose file is deleted goes on to run, to cost and to hold its names, and nobody plans it any more.',
  }),
  'lifecycle/moves-state': entry<{
    what: 'state' | 'region' | 'account';
    stack: string;
    stacks: number;
    from: string;
    to: string;
  }>({
    severity: 'error',
    message: ({ what, stack, stacks, from, to }) =>
      `${what === 'state' ? 'State moved' : `Other ${what}`}: stack ${stack}${stacks > 1 ? ` and ${plural(stacks - 1, 'other')}` : ''} ${what === 'state' ? 'would look for its state at' : 'would look for what it made in'} ${to}, and it is ${what === 'state' ? 'at' : 'in'} ${from}`,
    hint: ({ what }) =>
      what === 'state'
        ? 'Write the value of before; or move each state by hand (terraform init -migrate-state) in the same change, and say so in a waiver'
        : 'Write the value of before, and add an environment for the other place',
    why: 'Terraform finds nothing there and makes everything a second time, or fails at the first name that is taken. What was made before is known to nobody any more.',
  }),
} as const;
