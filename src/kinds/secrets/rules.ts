// Secrets of our own: who else reads them.
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { report } from './codes.ts';

export function checkSecrets({ secrets, aws: { account } }: Environment): readonly Diagnostic[] {
  return Object.entries(secrets).flatMap(([secret, { readers }]) => {
    const index = readers.indexOf(account);
    if (index < 0) return [];
    const path = ['secrets', secret, 'readers', index];
    return [report('model/secret-reader-own', { secret, account }, { path })];
  });
}
