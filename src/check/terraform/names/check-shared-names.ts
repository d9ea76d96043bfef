// No two environments take the same name in AWS, where they share an account or the name is worldwide.
import { diagnostic } from '../../../diagnostics/diagnostic.ts';
import { pathOf } from '../../../model/naming/core.ts';
import type { CheckInput } from '../../check-input.ts';
import type { RepositoryFinding } from '../../repository-input.ts';
import { claimsOf, repeatedClaims } from './name-claims.ts';

export function checkSharedNames(inputs: readonly CheckInput[]): readonly RepositoryFinding[] {
  const claims = inputs.flatMap((input) => {
    const of = pathOf(input.environment);
    return claimsOf(input).map((claim) => ({
      ...claim,
      holder: `${of}/${claim.holder}`,
      borrowed: claim.borrowed.map((each) => `${of}/${each}`),
      environment: input.environment,
    }));
  });
  return repeatedClaims(claims)
    .filter(([earlier, later]) => earlier.environment !== later.environment)
    .map(([earlier, { environment, type, name, holder, origin }]) => ({
      environment,
      diagnostic: diagnostic(
        'check/aws-name-duplicate',
        { type, name, holder, other: earlier.holder },
        { path: origin },
      ),
    }));
}
