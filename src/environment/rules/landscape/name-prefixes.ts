// Names in one account: no environment begins its own as another one does.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { Landscape } from '../../../model/landscape/landscape.ts';
import { pathOf, prefixOf } from '../../../model/naming/core.ts';
import type { Environment } from '../../../model/schema/environment.ts';

/** Of prefixes that are written; those of system and environment are as far apart as these are. */
export function checkNamePrefixes(
  environment: Environment,
  landscape: Landscape,
): readonly Diagnostic[] {
  const { namePrefix, account } = environment.aws;
  if (namePrefix === null) return [];
  const own = pathOf(environment);
  const other = [...landscape.values()]
    .filter((each) => each.aws.account === account && pathOf(each) !== own)
    // Of two that are written it is reported once, where it comes later.
    .filter((each) => each.aws.namePrefix === null || pathOf(each) < own)
    .find((each) => begins(prefixOf(each), namePrefix) || begins(namePrefix, prefixOf(each)));
  if (other === undefined) return [];
  const args = { prefix: namePrefix, other: pathOf(other), theirs: prefixOf(other), account };
  return [diagnostic('model/name-prefix-taken', args, { path: ['aws', 'namePrefix'] })];
}

function begins(name: string, prefix: string): boolean {
  return name === prefix || name.startsWith(`${prefix}-`);
}
