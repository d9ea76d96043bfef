// What leaves an environment step by step.
import { entry } from '../entry.ts';
import { didYouMean, type Suggested } from '../wording.ts';

export const leavingCatalogue = {
  'model/leaving-unknown': entry<{ what: string } & Suggested>({
    severity: 'error',
    message: ({ what }) => `There is no ${what} that could leave`,
    hint: (args) =>
      didYouMean(args) ??
      'Keep it written where it stands until it is gone, or delete this entry if it is gone',
    why: 'What leaves stays written where it stands: that is how the stacks before its own know what to keep for it, such as its security group. Once it is gone, both entries go together.',
  }),
  'model/leaving-standing': entry<{ what: string }>({
    severity: 'error',
    message: ({ what }) => `Nothing of ${what} is made here, so that nothing of it can leave`,
    hint: ({ what }) => `Delete ${what}, and this entry with it`,
    why: 'What stands already belongs to somebody else. It is only named, and whoever stops naming it is done.',
  }),
  'model/leaving-data': entry<{ what: string; ways: string }>({
    severity: 'error',
    message: ({ what }) => `${what} holds data, and nothing says what becomes of it`,
    hint: ({ ways }) => `Write data: ${ways}`,
    why: 'Whether data stays, goes with a last snapshot or goes is for people to decide, and to read in the pull request.',
  }),
  'model/leaving-snapshot': entry<{ what: string }>({
    severity: 'error',
    message: ({ what }) => `AWS takes no last snapshot of ${what} as it goes`,
    hint: () => 'Write data: retain, or copy what is needed and write data: destroy',
    why: 'Only databases, document databases and caches are deleted with a last snapshot. Recovery points of AWS Backup stay in their vault, whatever becomes of what they were taken of.',
  }),
  'model/leaving-snapshot-name': entry<{ what: string }>({
    severity: 'error',
    message: ({ what }) => `A last snapshot of ${what} is named, and none is taken`,
    hint: () => 'Write data: snapshot, or delete finalSnapshot',
    why: 'A name of something that does not come to be would be looked for when it is too late.',
  }),
  'model/leaving-state': entry<object>({
    severity: 'error',
    message: () => 'Stack state cannot leave: it holds the states of all others',
    hint: () => 'Let the others leave; its bucket is deleted by hand, after all of them',
    why: 'Terraform would delete the bucket that it writes to.',
  }),
  'model/leaving-key': entry<{ key: string }>({
    severity: 'error',
    message: ({ key }) => `The KMS key ${key} does not leave: the environment still has it made`,
    hint: ({ key }) => `Name the one that takes its place in aws.keys.${key}, or delete the entry`,
    why: '`leaving.keys` keeps a key that nothing asks for any more until what it encrypts is gone.',
  }),
  'model/leaving-used': entry<{ found: string }>({
    severity: 'error',
    message: ({ found }) => `Without what leaves: ${found}`,
    hint: () => 'Take this out first, or in the same change, so that nothing names what leaves',
    why: 'Something leaves once nothing of the environment needs it any more. All rules are asked once more of what is left.',
  }),
} as const;
