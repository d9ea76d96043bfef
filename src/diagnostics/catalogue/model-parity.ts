// What an environment has in common with the one that goes before it.
import { entry, quote } from '../entry.ts';
import { didYouMean, type Suggested } from '../wording.ts';

export const parityCatalogue = {
  'model/parity-path': entry<{ text: string; key: string; known: string } & Suggested>({
    severity: 'error',
    message: ({ text, key }) =>
      `No environment has ${quote(key)} there, which ${quote(text)} names`,
    hint: (args) =>
      didYouMean(args) ??
      (args.known === ''
        ? 'Leave it out: a path covers all below it'
        : `Use one of: ${args.known}`),
    why: 'A path of `parity` that leads to nothing would ask for nothing, and look as if two environments agreed. `*` stands for any key.',
  }),
  'model/parity-nowhere': entry<{ text: string; key: string; other: string } & Suggested>({
    severity: 'warning',
    message: ({ text, key, other }) =>
      `Neither this environment nor ${other} has ${quote(key)}, which ${quote(text)} names`,
    hint: (args) => didYouMean(args) ?? 'Delete the path, or write * for every key that both have',
    why: 'An entry that was renamed or removed leaves its path behind, and nobody notices that it is no longer asked about.',
  }),
  'model/parity-elsewhere': entry<{ name: string; system: string }>({
    severity: 'error',
    message: ({ name, system }) => `${name} is an environment of another system than ${system}`,
    hint: ({ system }) => `Name an environment of ${system}, or remove the key`,
    why: 'Environments of one system have the same services and stores under the same keys, and only these can be compared by path.',
  }),
  'model/parity-circle': entry<{ chain: string; isAlone: boolean }>({
    severity: 'error',
    message: ({ chain, isAlone }) =>
      isAlone ? `${chain.split(' ')[0]} goes before itself` : `Goes before itself: ${chain}`,
    hint: () =>
      'Remove parity.with from the environment that is tried first, and from layers that it shares',
    why: 'Versions go one way, from the environment that is tried first to the one that matters most.',
  }),
  'model/parity-differs': entry<{
    path: string;
    own: string;
    other: string;
    found: string;
    wanted: string;
    isCarried: boolean;
  }>({
    severity: 'error',
    message: ({ path, other, found, wanted }) =>
      `${path} has to agree with ${other}: found ${quote(found)}, wanted ${quote(wanted)}`,
    hint: ({ path, own, other, isCarried }) =>
      isCarried
        ? `Run npx groundplan promote ${other} ${own} ${path}, or name the path under parity.differs`
        : `Write it in ${other}, remove it here, or name the path under parity.differs`,
    why: 'What `parity.agree` names was tried in the environment that goes before; with another value here, that trial says nothing about this one.',
  }),
} as const;
