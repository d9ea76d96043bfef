// Two states of one thing → the fields that differ, by meaning: the order of keys is none, items of lists are
// told apart by what names them, and what stands as JSON in a text is opened.

import { isEqual } from '../../lifecycle/compare/is-equal.ts';
import type { Json } from '../../model/artifact.ts';
import { isHidden } from '../../model/page/is-hidden.ts';
import { isPlainObject } from '../../model/values/plain-object.ts';
import { pairItems } from './pair-items.ts';

export interface FieldChange {
  /** As a person would write it: `spec.template.spec.containers[web].image`. */
  readonly path: string;
  /** Undefined: it is not there. */
  readonly before: Json | undefined;
  readonly after: Json | undefined;
  /** Whether its values are shown to nobody. */
  readonly isHidden: boolean;
}

export interface Sides {
  readonly before: unknown;
  readonly after: unknown;
  /** Of paths whose values nobody is shown, beside those whose names say so. Absent: none. */
  readonly hides?: (path: string) => boolean;
}

/** A side that is not there has no fields: the other is one change as a whole. */
export function fieldChanges({ before, after, hides }: Sides): readonly FieldChange[] {
  const isKept = (path: string) => isHidden(path) || hides?.(path) === true;
  return differing({ path: '', before, after }, isKept);
}

type Hides = (path: string) => boolean;

interface Pair {
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

function differing({ path, before, after }: Pair, isKept: Hides): readonly FieldChange[] {
  if (isEqual(before, after)) return [];
  if (isKept(path)) return [hidden(path, before, after)];
  const [left, right] = [opened(before), opened(after)];
  if (isPlainObject(left) && isPlainObject(right)) {
    return keysOf(left, right).flatMap((key) =>
      differing({ path: below(path, key), before: left[key], after: right[key] }, isKept),
    );
  }
  if (Array.isArray(left) && Array.isArray(right)) {
    return pairItems(left, right).flatMap((pair) =>
      differing({ path: `${path}[${pair.name}]`, before: pair.before, after: pair.after }, isKept),
    );
  }
  if (isEqual(left, right)) return [];
  return [{ path, before: asJson(before), after: asJson(after), isHidden: false }];
}

function keysOf(left: object, right: object): readonly string[] {
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].sort();
}

const PLAIN_KEY = /^[A-Za-z_][\w-]*$/;

function below(path: string, key: string): string {
  if (!PLAIN_KEY.test(key)) return `${path}["${key}"]`;
  return path === '' ? key : `${path}.${key}`;
}

/** A policy, a dashboard, a definition of a task: what one side has as JSON the other has as well. */
export function opened(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[{[]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function hidden(path: string, before: unknown, after: unknown): FieldChange {
  const shown = (value: unknown) => (value === undefined ? undefined : '(hidden)');
  return { path, before: shown(before), after: shown(after), isHidden: true };
}

/** What is compared came out of JSON or YAML. */
function asJson(value: unknown): Json | undefined {
  return value as Json | undefined;
}
