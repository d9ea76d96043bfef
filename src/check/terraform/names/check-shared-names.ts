// No two environments take the same name in AWS, where they share an account or the name is worldwide.
import { diagnostic } from '../../../diagnostics/diagnostic.ts';
import { pathOf } from '../../../model/naming/core.ts';
import type { Outline } from '../../outline.ts';
import type { RepositoryFinding } from '../../repository-input.ts';
import { repeatedClaims } from './name-claims.ts';

export function checkSharedNames(outlines: readonly Outline[]): readonly RepositoryFinding[] {
  const claims = outlines.flatMap(({ environment, claims: own }) => {
    const of = pathOf(environment);
    return own.map((claim) => ({
      ...claim,
      holder: `${of}/${claim.holder}`,
      borrowed: claim.borrowed.map((each) => `${of}/${each}`),
      environment,
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
