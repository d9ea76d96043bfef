// Each secret that an ExternalSecret reads is made by a stack, or by AWS for what a stack makes.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { standingSecrets } from '../../../environment/standing-secrets.ts';
import { uniqueBy } from '../../../model/values/unique-by.ts';
import type { CheckInput } from '../../check-input.ts';
import { managedSearches, managedSecrets, soughtBy } from './managed-secrets.ts';
import { secretReferences, secretsByName } from './secret-references.ts';

export function checkSecrets(input: CheckInput): readonly Diagnostic[] {
  const standing = new Set(standingSecrets(input.environment).map(({ name }) => name));
  const missing = secretReferences(input).filter(
    ({ key }) => !secretsByName(input).has(key) && !standing.has(key),
  );
  const sought = managedSearches(input)
    .filter((search) => soughtBy(managedSecrets(input), search) === undefined)
    .map((search) => ({ ...search, key: `that of ${search.value}` }));
  return uniqueBy([...missing, ...sought], ({ holder, key }) => `${holder} ${key}`).map(
    ({ holder, key, origin }) =>
      diagnostic('check/secret-missing', { holder, key }, { path: origin }),
  );
}
