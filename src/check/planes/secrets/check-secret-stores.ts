// Each ExternalSecret names a store that exists, looks where the secret is, and has a role to look with.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { uniqueBy } from '../../../model/values/unique-by.ts';
import type { CheckInput } from '../../check-input.ts';
import { placeOf } from '../../place-of.ts';
import { type SecretReference, secretReferences, secretsByName } from './secret-references.ts';
import { type SecretStore, secretStores } from './secret-stores.ts';

export function checkSecretStores(input: CheckInput): readonly Diagnostic[] {
  const stores = secretStores(input);
  const references = secretReferences(input);
  const lost = references.filter(({ store }) => !stores.has(store));
  return [
    ...uniqueBy(lost, ({ holder }) => holder).map(({ holder, store, holderOrigin }) =>
      diagnostic('check/secret-store-missing', { holder, store }, { path: holderOrigin }),
    ),
    ...[...stores.values()].flatMap((store) => faultsOf(input, store, references)),
  ];
}

function faultsOf(
  input: CheckInput,
  store: SecretStore,
  references: readonly SecretReference[],
): readonly Diagnostic[] {
  const { name, account, isAnnotated, region, origin } = store;
  const regions = references
    .filter((each) => each.store === name)
    .map(({ key }) => secretsByName(input).get(key))
    .flatMap((secret) => (secret ? [placeOf(input, secret).region] : []));
  const elsewhere = regions.find((each) => each !== region);
  return [
    ...(isAnnotated
      ? []
      : [diagnostic('check/secret-store-role', { name, account }, { path: origin })]),
    ...(elsewhere === undefined
      ? []
      : [
          diagnostic(
            'check/secret-store-region',
            { name, wanted: elsewhere, found: region },
            { path: origin },
          ),
        ]),
  ];
}
