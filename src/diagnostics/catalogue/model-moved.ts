// What has another key than before.
import { entry } from '../entry.ts';
import { didYouMean, type Suggested } from '../wording.ts';

export const movedCatalogue = {
  'model/moved-unknown': entry<{ to: string } & Suggested>({
    severity: 'error',
    message: ({ to }) => `Nothing stands at ${to} that could have had another key`,
    hint: (args) =>
      didYouMean(args) ?? 'Write the new path first and the old one behind it, or delete the entry',
    why: 'An entry of `moved` says what something is called now and what it was called: `databases.orders: databases.purchases`.',
  }),
  'model/moved-elsewhere': entry<{ to: string; from: string }>({
    severity: 'error',
    message: ({ to, from }) => `${from} and ${to} differ in more than the last key`,
    hint: ({ to }) => `Write a path that differs from ${to} in its last key`,
    why: 'A resource can have another address, and never another type: what was a table stays one.',
  }),
  'model/moved-standing': entry<{ to: string; from: string }>({
    severity: 'error',
    message: ({ to, from }) => `${from} still stands, so it is not what ${to} was`,
    hint: ({ from }) => `Delete ${from}, or this entry`,
    why: 'Terraform moves what it knows from one address to another, and refuses where the first one is still in use.',
  }),
} as const;
