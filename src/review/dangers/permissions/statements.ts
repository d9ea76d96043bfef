// Policies of IAM, one principal, one action and one resource at a time: only so can two of them be compared.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
import { blocksOf, bodyOf } from '../../../lifecycle/compare/resource-changes.ts';
import type { Body } from '../../../lifecycle/transition.ts';
import type { Json } from '../../../model/artifact.ts';
import { opened } from '../../fields/field-changes.ts';
import { coversRange } from '../network/address-ranges.ts';
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
    texts(all).map((each) => (type === 'AWS' ? asArn(each) : `${type} ${each}`)),
  );
}

/** An account alone stands for all of it. */
function asArn(principal: string): string {
  return /^\d{12}$/.test(principal) ? `arn:aws:iam::${principal}:root` : principal;
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
    (coversOptional(outer.principal, inner.principal) || isOfAccount(outer, inner)) &&
    coversExtent(lowered(outer.action), lowered(inner.action)) &&
    coversOptional(outer.resource, inner.resource) &&
    outer.conditions.every((one) => inner.conditions.some((other) => follows(one, other)))
  );
}

/** Of a grant that only has more values in a condition than one that stood, those alone. */
export function withNewValues(grant: Grant, stood: readonly Grant[]): Grant {
  const freely = (each: Grant) => ({ ...each, conditions: [] });
  const alike = stood.find(
    (each) =>
      coversGrant(freely(each), freely(grant)) &&
      grant.conditions.every((one) => each.conditions.some((other) => isSameKey(one, other))),
  );
  if (alike === undefined) return grant;
  const conditions = grant.conditions.flatMap((condition) => {
    const known = alike.conditions.find((each) => isSameKey(each, condition))?.values ?? [];
    const values = condition.values.filter((value) => !known.includes(value));
    return values.length === 0 ? [] : [{ ...condition, values }];
  });
  return conditions.length === 0 ? grant : { ...grant, conditions };
}

function isSameKey(one: Condition, other: Condition): boolean {
  return one.test === other.test && one.key === other.key;
}

/** Who trusts an account trusts each role of it. In the policy of a resource a role is more, since it needs no
 * policy of its own: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
function isOfAccount(outer: Grant, { principal, action }: Grant): boolean {
  if (principal === null || principal.isNot || outer.principal?.isNot !== false) return false;
  const isTrust = !action.isNot && action.pattern.toLowerCase().startsWith('sts:');
  const [, account] = /^arn:[\w-]+:iam::(\d+):root$/.exec(outer.principal.pattern) ?? [];
  return isTrust && account !== undefined && principal.pattern.split(':')[4] === account;
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
  const matches = isRangeTest(one.test) ? coversRange : isLike ? coversPattern : isEqualText;
  return other.values.every((each) => one.values.some((wanted) => matches(wanted, each)));
}

function isRangeTest(test: string): boolean {
  return test.replace(/ifexists$/, '') === 'ipaddress';
}

function isEqualText(one: string, other: string): boolean {
  return one === other;
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
