// The value at `scope.base`: of the wrong type, none of a few, too large, of the wrong form.
import type * as core from 'zod/v4/core';
import { type Diagnostic, diagnostic, type Path } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/entry.ts';
import { nearest } from '../../diagnostics/nearest.ts';
import { renderPath } from '../../diagnostics/render-path.ts';
import { isSecret } from '../../environment/schema/walk-schema.ts';
import { HINT_MARK } from '../../model/schema/refusal.ts';
import { locate } from '../places/locate.ts';
import { treeAt } from '../tree.ts';
import { describeExpected } from './describe-expected.ts';
import { describeWish, isNumeric } from './describe-wish.ts';
import { countOf, foundAt, foundSizeAt, foundTextAt, type Scope } from './scope.ts';
import { suggestType } from './suggest-type.ts';

/** `own` is the text of the schema, or empty; so it is below. */
export function describeType(scope: Scope, own: string): Diagnostic {
  const { schema, tree, base } = scope;
  const found = treeAt(tree, base);
  const words = describeExpected(schema, base);
  const isShown = found !== undefined && !isSecret(schema, base);
  const args = {
    path: nameOf(base),
    expected: own === '' ? words : own.replace(/^expected /, ''),
    found: foundAt(scope, base),
    hint: isShown ? suggestType(words, found) : undefined,
  };
  return diagnostic('load/wrong-type', args, whereOf(scope));
}

/** Words that are listed are told apart from words of another type, which a quote may cure. A text of the schema
 * names forms that are no words as well: `{ as: <service> }`. */
export function describeChoice(scope: Scope, values: readonly unknown[], own: string): Diagnostic {
  const { schema, tree, base } = scope;
  const found = treeAt(tree, base);
  const isListable =
    found?.kind === 'scalar' && values.some((each) => typeof each === typeof found.value);
  if (!isListable) return describeType(scope, own);
  const allowed = values.map(String);
  const isText = typeof found.value === 'string' && !isSecret(schema, base);
  const args = {
    path: nameOf(base),
    found: foundTextAt(scope, base),
    allowed: allowed.join(', '),
    hint: own === '' ? undefined : own.replace(/^expected /, 'Write '),
    suggestion: isText ? nearest(String(found.value), allowed) : undefined,
  };
  return diagnostic('load/unknown-value', args, whereOf(scope));
}

export function describeFormat(scope: Scope, expected: string): Diagnostic {
  const found = foundTextAt(scope, scope.base);
  const args = { path: nameOf(scope.base), expected, found, hint: suggestForm(scope, expected) };
  return diagnostic('load/wrong-format', args, whereOf(scope));
}

/** A host name of a URL, which stands in it. */
function suggestForm({ schema, tree, base }: Scope, expected: string): string | undefined {
  const found = treeAt(tree, base);
  const isShown = found?.kind === 'scalar' && !isSecret(schema, base);
  if (!isShown || !expected.startsWith('expected a host name')) return undefined;
  const host = /^[a-z][a-z0-9+.-]*:\/\/([a-z0-9.-]+)/i.exec(String(found.value))?.[1];
  return host === undefined ? undefined : `Write ${quote(host.toLowerCase())}: the name alone`;
}

type SizeIssue = core.$ZodIssueTooBig | core.$ZodIssueTooSmall | core.$ZodIssueNotMultipleOf;

export function describeSize(scope: Scope, issue: SizeIssue): Diagnostic {
  const args = { path: nameOf(scope.base), expected: describeWish(issue) };
  if (issue.code === 'not_multiple_of' || isNumeric(issue)) {
    const found = foundAt(scope, scope.base);
    return diagnostic('load/out-of-range', { ...args, found }, whereOf(scope));
  }
  const found = foundSizeAt(scope, scope.base);
  const hint = suggestLength(scope, issue);
  return diagnostic('load/wrong-length', { ...args, found, hint }, whereOf(scope));
}

function suggestLength({ tree, base }: Scope, issue: SizeIssue): string | undefined {
  const found = treeAt(tree, base);
  const isTooLong = issue.code === 'too_big' && found?.kind === 'scalar';
  if (!isTooLong) return undefined;
  const excess = String(found.value).length - Number(issue.maximum);
  return excess > 0 ? `Shorten it by ${countOf(excess, 'character', 'characters')}` : undefined;
}

/** For what only a text of the model can say. */
export function describeDetail(scope: Scope, own: string): Diagnostic {
  const [words = '', hint] = own.split(HINT_MARK);
  const detail = words === '' ? 'expected another value' : words.replace(/\.$/, '');
  return diagnostic('load/wrong-value', { path: nameOf(scope.base), detail, hint }, whereOf(scope));
}

function whereOf({ tree, base }: Scope) {
  return { path: base, target: 'value', at: locate(tree, base, 'value') } as const;
}

function nameOf(path: Path): string {
  return path.length === 0 ? 'the environment' : renderPath(path);
}
