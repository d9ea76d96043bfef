// What a change takes away from what already runs, in the order in which stacks are applied.
import { entry } from '../entry.ts';
import { manual } from '../typed.ts';
import { plural } from '../wording.ts';

/** What to write so that it goes step by step; null: there is no entry for it. */
type WayOut = { readonly stays: string | null; readonly written: string | null };

const HOW_TO = manual('how-to/remove-a-store.md');

export const removalCatalogue = {
  'lifecycle/not-applied': entry<{ count: number; codes: string }>({
    severity: 'warning',
    message: ({ count, codes }) =>
      `Not judged, since applied: false says that none of it runs: ${plural(count, 'finding')}, ${codes}`,
    hint: () => 'Write applied: true if any of it was applied, and run this again',
    why: 'Of what was never applied nothing can be lost, so its keys and sizes may change at will. Where some of it runs after all, what the listed codes say comes true. From the first apply on an environment says `applied: true`, or nothing.',
  }),
  'lifecycle/applied-before': entry<Record<string, never>>({
    severity: 'error',
    message: () =>
      'New here is applied: false; at the base the environment runs, as what is committed does',
    hint: () =>
      'Write applied: true; or, if nothing of it was ever applied, waive this once, with who knows it',
    why: 'What is committed on the main branch is what runs, unless it says otherwise there. `applied: false` would let every change of it pass, so that it is believed from the change on that somebody answers for. A base that has it before, as every new environment does, needs nothing.',
  }),
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
    why: 'Stacks are applied one after the other, and a later one lets go of what an earlier one made only when its own turn comes. AWS refuses to delete what is in use, such as a security group (DependencyViolation), a subnet or a hosted zone, Terraform tries for fifteen minutes, and Atlantis applies nothing that depends on that stack.',
  }),
  'lifecycle/still-used': entry<{ key: string; address: string; stack: string; users: string }>({
    severity: 'error',
    message: ({ key, address, stack, users }) =>
      `Still used: ${key} goes in the same change in which ${users} let${users.includes(',') ? '' : 's'} go of it; Terraform destroys ${address} of stack ${stack} while the pods of before still use it`,
    hint: ({ key, users }) =>
      `Take it out of uses of ${users} first, keep ${key} until their new pods are there, and remove it in a later change`,
    why: 'Terraform and Argo CD do not wait for one another. A read replica, a topic or a function is gone within minutes of the apply; pods keep their addresses until they are new.',
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
} as const;
