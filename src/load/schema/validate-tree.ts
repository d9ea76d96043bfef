// A tree measured against a schema: a typed value, or every fault with its position.
import type { z } from 'zod';
import type { Diagnostic, Result } from '../../diagnostics/diagnostic.ts';
import { isJson, keysAt } from '../../environment/schema/walk-schema.ts';
import { uniqueBy } from '../../model/values/unique-by.ts';
import { isNothing, type Tree, toPlain, treeAt } from '../tree.ts';
import { describeUnknownKeys } from './describe-key.ts';
import { hideSecrets } from './hide-secrets.ts';
import type { Scope } from './scope.ts';
import { translateIssue } from './translate-issue.ts';

export function validateTree<T>(schema: z.ZodType<T>, tree: Tree): Result<T> {
  const scope: Scope = { schema, tree, base: [] };
  // Words are made here, from the tree: an empty message marks what the schema has no text for.
  const plain = toPlain(tree, (path) => isJson(schema, path));
  const parsed = schema.safeParse(plain, { error: () => '' });
  const issues = parsed.error?.issues ?? [];
  const diagnostics = [
    ...issues.flatMap((issue) => translateIssue(issue, scope)),
    ...unknownRemovals(scope),
  ];
  if (parsed.success && diagnostics.length === 0) return { value: parsed.data, diagnostics };
  return { diagnostics: hideSecrets(withoutEchoes(firstPerValue(diagnostics)), schema, tree) };
}

/** A key that is removed never reaches the schema, which could not tell that it is misspelt. */
function unknownRemovals(scope: Scope): Diagnostic[] {
  const { schema, tree, base } = scope;
  const map = treeAt(tree, base);
  if (map?.kind !== 'map') return [];
  return [...map.entries].flatMap(([key, entry]) => {
    if (!isNothing(entry.tree)) return unknownRemovals({ ...scope, base: [...base, key] });
    const isKnown = keysAt(schema, base)?.includes(key) ?? true;
    return isKnown ? [] : describeUnknownKeys(scope, [key]);
  });
}

/** A value that breaks two checks of the schema has one fault; only a model's own rules may add. */
function firstPerValue(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return uniqueBy(diagnostics, ({ code, path, args }) =>
    JSON.stringify([path, code === 'load/wrong-value' ? args : null]),
  );
}

/** For rules on what is written as well: a misspelt key is unknown under one name and missing under another: one fault. */
export function withoutEchoes(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const meant = new Set(
    diagnostics
      .filter(({ code }) => code === 'load/unknown-key')
      .map(({ path = [], args }) => JSON.stringify([...path.slice(0, -1), args['suggestion']])),
  );
  return diagnostics.filter(
    ({ code, path }) => code !== 'load/missing-key' || !meant.has(JSON.stringify(path)),
  );
}
