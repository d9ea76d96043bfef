// One issue of zod → diagnostics. zod says what it did; these say what the user wrote and wants.
import type * as core from 'zod/v4/core';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { allowedValues } from './describe-expected.ts';
import { describeMissingKey, describeUnknownKeys, describeWrongKey } from './describe-key.ts';
import {
  describeChoice,
  describeDetail,
  describeFormat,
  describeSize,
  describeType,
} from './describe-value.ts';
import { describeWish } from './describe-wish.ts';
import { pickBranch } from './pick-branch.ts';
import { isAbsent, type Scope } from './scope.ts';

export function translateIssue(issue: core.$ZodIssue, scope: Scope): Diagnostic[] {
  const path = [...scope.base, ...issue.path.map(toSegment)];
  const inner = { ...scope, base: path };
  if (issue.code === 'unrecognized_keys') {
    return describeUnknownKeys(inner, issue.keys);
  }
  if (issue.code === 'custom') return [describeDetail(inner, issue.message)];
  if (issue.code === 'invalid_key') {
    return [describeWrongKey(inner, describeWish(wordedKeyIssue(issue)))];
  }
  if (path.length > 0 && isAbsent(scope, path)) return [describeMissingKey(inner)];
  if (issue.code === 'invalid_union') return translateUnion(issue, inner);
  if (issue.code === 'invalid_element') {
    return issue.issues.flatMap((each) => translateIssue(each, inner));
  }
  return [translateValue(issue, inner)];
}

function toSegment(key: PropertyKey): string | number {
  return typeof key === 'number' ? key : String(key);
}

function wordedKeyIssue(issue: core.$ZodIssueInvalidKey): core.$ZodIssue {
  return issue.message === '' ? (issue.issues[0] ?? issue) : issue;
}

/** Issues with the type, the choice, the size or the form of one value. */
type ValueIssue = Exclude<
  core.$ZodIssue,
  { code: 'unrecognized_keys' | 'custom' | 'invalid_key' | 'invalid_union' | 'invalid_element' }
>;

function translateValue(issue: ValueIssue, scope: Scope): Diagnostic {
  switch (issue.code) {
    case 'invalid_type':
      return describeType(scope, issue.message);
    case 'invalid_value':
      return describeChoice(scope, issue.values, issue.message);
    case 'invalid_format':
      return describeFormat(scope, describeWish(issue));
    default:
      return describeSize(scope, issue);
  }
}

function translateUnion(issue: core.$ZodIssueInvalidUnion, scope: Scope): Diagnostic[] {
  if (issue.inclusive === false) {
    return [
      describeDetail(scope, issue.message || 'it has more than one of the forms allowed here'),
    ];
  }
  // Set when the key that tells the alternatives apart names none of them.
  if (issue.options !== undefined) return [describeChoice(scope, issue.options, issue.message)];
  const branch = pickBranch(issue.errors);
  if (branch !== undefined) return branch.flatMap((each) => translateIssue(each, scope));
  return [describeChoice(scope, allowedValues(scope.schema, scope.base), issue.message)];
}
