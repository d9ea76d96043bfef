// Secrets of our own: who else reads them.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { Environment } from '../../../model/schema/environment.ts';

export function checkSecrets({ secrets, aws: { account } }: Environment): readonly Diagnostic[] {
  return Object.entries(secrets).flatMap(([secret, { readers }]) => {
    const index = readers.indexOf(account);
    if (index < 0) return [];
    const path = ['secrets', secret, 'readers', index];
    return [diagnostic('model/secret-reader-own', { secret, account }, { path })];
  });
}
