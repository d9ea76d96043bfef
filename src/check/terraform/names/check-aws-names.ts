// No two resources of an environment take the same name in AWS.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { CheckInput } from '../../check-input.ts';
import { claimsOf, repeatedClaims } from './name-claims.ts';

export function checkAwsNames(input: CheckInput): readonly Diagnostic[] {
  return repeatedClaims(claimsOf(input)).map(([earlier, { type, name, holder, origin }]) =>
    diagnostic(
      'check/aws-name-duplicate',
      { type, name, holder, other: earlier.holder },
      { path: origin },
    ),
  );
}
