import type * as core from 'zod/v4/core';

/**
 * Picks the alternative of a union that the user most likely means: of those the value has the right
 * type for, the one with the fewest issues. Undefined when the value has the type of none.
 */
export function pickBranch(
  branches: readonly (readonly core.$ZodIssue[])[],
): readonly core.$ZodIssue[] | undefined {
  const entered = branches.filter((issues) => !issues.some(isRefusal));
  return entered.toSorted((a, b) => a.length - b.length)[0];
}

/** An issue with the value as a whole: wrong type, or none of the listed values. */
function isRefusal({ code, path }: core.$ZodIssue): boolean {
  return path.length === 0 && (code === 'invalid_type' || code === 'invalid_value');
}
