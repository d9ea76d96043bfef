// A Kubernetes Secret with data is a secret in Git, base64 or not.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { objectsOf } from '../../artifacts/objects.ts';
import { asBody, type CheckInput, nameOf } from '../../check-input.ts';

export function checkSecretObject(input: CheckInput): readonly Diagnostic[] {
  return objectsOf(input, 'Secret')
    .filter(({ object }) => hasEntries(object['data']) || hasEntries(object['stringData']))
    .map(({ object, origin }) =>
      diagnostic('check/secret-object', { object: nameOf(object) }, { path: origin }),
    );
}

function hasEntries(value: unknown): boolean {
  return Object.keys(asBody(value)).length > 0;
}
