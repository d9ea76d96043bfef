// Policies of IAM, one principal, one action and one resource at a time: only so can two of them be compared.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
import { bodyOf } from '../../../lifecycle/compare/resource-changes.ts';
import type { Body } from '../../../lifecycle/transition.ts';
import type { Json } from '../../../model/artifact.ts';
import { opened } from '../../fields/field-changes.ts';
import { coversPattern, overlapsPattern } from './patterns.ts';

/** What matches a pattern, or with `isNot` what matches none of several. */
export type Extent =
  | { readonly isNot: false; readonly pattern: string }
  | { readonly isNot: true; readonly patterns: readonly string[] };

export interface Condition {
  /** In lower case, without `IfExists`: `stringequals`. */
  readonly test: string;
  readonly key: string;
  readonly values: readonly string[];
}

export interface Grant {
  readonly isDeny: boolean;
  /** Null: whoever has the policy. */
  readonly principal: Extent | null;
  readonly action: Extent;
  readonly resource: Extent | null;
  readonly conditions: readonly Condition[];
}

/** Empty for what is no policy. */
export function grantsIn(text: unknown): readonly Grant[] {
  const policy = bodyOf(opened(text));
  return blocksOf(policy['Statement']).flatMap(grantsOf);
}

function grantsOf(statement: Body): readonly Grant[] {
  const isDeny = statement['Effect'] === 'Deny';
  const conditions = conditionsIn(bodyOf(statement['Condition']));
  const actions = extents(texts(statement['Action']), statement['NotAction']);
  const resources = orNone(extents(texts(statement['Resource']), statement['NotResource']));
  const principals = orNone(
    extents(principalsIn(statement['Principal']), notPrincipals(statement['NotPrincipal'])),
  );
  return principals.flatMap((principal) =>
    actions.flatMap((action) =>
      resources.map((resource) => ({ isDeny, principal, action, resource, conditions })),
    ),
  );
}

function extents(patterns: readonly string[], not: Json | undefined): readonly Extent[] {
  if (not !== undefined) return [{ isNot: true, patterns: texts(not) }];
  return patterns.map((pattern) => ({ isNot: false, pattern }));
}

function orNone(all: readonly Extent[]): readonly (Extent | null)[] {
  return all.length === 0 ? [null] : all;
}

function notPrincipals(value: Json | undefined): Json | undefined {
  return value === undefined ? undefined : principalsIn(value);
}

/** `arn:aws:iam::111111111111:role/x`, `Service sns.amazonaws.com`. */
function principalsIn(value: Json | undefined): readonly string[] {
  if (value === undefined) return [];
  if (typeof value === 'string') return [value];
  return Object.entries(bodyOf(value)).flatMap(([type, all]) =>
    texts(all).map((each) => (type === 'AWS' ? each : `${type} ${each}`)),
  );
}

function conditionsIn(tests: Body): readonly Condition[] {
  return Object.entries(tests).flatMap(([test, keys]) =>
    Object.entries(bodyOf(keys)).map(([key, values]) => ({
      ...{ test: test.toLowerCase(), key: key.toLowerCase() },
      values: texts(values).toSorted(),
    })),
  );
}

export function coversGrant(outer: Grant, inner: Grant): boolean {
  return (
    outer.isDeny === inner.isDeny &&
    coversOptional(outer.principal, inner.principal) &&
    coversExtent(lowered(outer.action), lowered(inner.action)) &&
    coversOptional(outer.resource, inner.resource) &&
    outer.conditions.every((one) => inner.conditions.some((other) => follows(one, other)))
  );
}

function coversOptional(outer: Extent | null, inner: Extent | null): boolean {
  if (outer === null || inner === null) return outer === inner;
  return coversExtent(outer, inner);
}

function coversExtent(outer: Extent, inner: Extent): boolean {
  if (!outer.isNot) {
    if (outer.pattern === '*') return true;
    return !inner.isNot && coversPattern(outer.pattern, inner.pattern);
  }
  if (inner.isNot) {
    return outer.patterns.every((one) => inner.patterns.some((other) => coversPattern(other, one)));
  }
  return !outer.patterns.some((one) => overlapsPattern(one, inner.pattern));
}

/** Whether the first condition holds wherever the second one does. */
function follows(one: Condition, other: Condition): boolean {
  if (one.key !== other.key) return false;
  const isLike = /like$|arnequals$/.test(one.test);
  const isSameTest = one.test === other.test || one.test.replace('like', 'equals') === other.test;
  if (!isSameTest) return false;
  if (one.test.includes('not')) return one.values.every((each) => other.values.includes(each));
  const matches = isLike ? coversPattern : (left: string, right: string) => left === right;
  return other.values.every((each) => one.values.some((wanted) => matches(wanted, each)));
}

function blocksOf(value: Json | undefined): readonly Body[] {
  return value === undefined ? [] : [value].flat().map(bodyOf);
}

function texts(value: Json | undefined): readonly string[] {
  return value === undefined ? [] : [value].flat().map(String);
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html: in any case. */
function lowered(extent: Extent): Extent {
  return extent.isNot
    ? { isNot: true, patterns: extent.patterns.map((each) => each.toLowerCase()) }
    : { isNot: false, pattern: extent.pattern.toLowerCase() };
}
