// Each secret that an ExternalSecret reads is made by a stack.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { uniqueBy } from '../../../model/values/unique-by.ts';
import type { CheckInput } from '../../check-input.ts';
import { secretReferences, secretsByName } from './secret-references.ts';

export function checkSecrets(input: CheckInput): readonly Diagnostic[] {
  const missing = secretReferences(input).filter(({ key }) => !secretsByName(input).has(key));
  return uniqueBy(missing, ({ holder, key }) => `${holder} ${key}`).map(({ holder, key, origin }) =>
    diagnostic('check/secret-missing', { holder, key }, { path: origin }),
  );
}
