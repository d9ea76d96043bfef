// Faults of secrets.
import { reporterOf } from '../../diagnostics/diagnostic.ts';
import { entry } from '../../diagnostics/entry.ts';

export const codes = {
  'model/secret-reader-own': entry<{ secret: string; account: string }>({
    severity: 'error',
    message: ({ secret, account }) =>
      `Secret ${secret} has its own account among its readers: ${account}`,
    hint: () => 'Delete the entry; in its own account, IAM policies decide',
    why: 'A policy on the secret that opens it to its own account would say nothing.',
  }),
} as const;

export const report = reporterOf(codes);
