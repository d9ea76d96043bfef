// Whether values keys exist in a chart, by the rules of ../shared/charts/README.md.
import type { AnyObject } from './kubernetes-objects.ts';

export interface ChartFacts {
  readonly version: string;
  readonly values: AnyObject;
  readonly commentedKeys: readonly string[];
  readonly templateKeys: readonly string[];
  readonly openMaps: readonly string[];
  readonly dependencies: readonly { readonly name: string; readonly alias?: string }[];
  readonly schema: AnyObject | null;
}

type KeyPath = readonly string[];

/** The paths of `values` that the chart does not know. */
export function unknownKeys(facts: ChartFacts, values: unknown): readonly string[] {
  return pathsOf(values)
    .filter((path) => !isKnown(facts, path) || isForbidden(facts.schema, path))
    .map((path) => path.join(' → '));
}

/** Paths to everything that is not a map with keys; list indexes are left out. */
function pathsOf(value: unknown, path: KeyPath = []): readonly KeyPath[] {
  if (Array.isArray(value))
    return value.length > 0 ? value.flatMap((each) => pathsOf(each, path)) : [path];
  if (value === null || typeof value !== 'object') return [path];
  const entries = Object.entries(value);
  return entries.length > 0
    ? entries.flatMap(([key, each]) => pathsOf(each, [...path, key]))
    : [path];
}

function isKnown(facts: ChartFacts, path: KeyPath): boolean {
  const named = [...facts.commentedKeys, ...facts.templateKeys].map(segments);
  return (
    isInDefaults(facts.values, path) ||
    named.some((each) => startsWith(path, each) || startsWith(each, path)) ||
    facts.openMaps.map(segments).some((each) => startsWith(path, each)) ||
    isNamedBySchema(facts.schema, path) ||
    isOfDependency(facts, path[0])
  );
}

/** `a."b.c".d` → `a`, `b.c`, `d`. */
function segments(path: string): KeyPath {
  return [...path.matchAll(/"([^"]*)"|[^."]+/g)].map(([whole, quoted]) => quoted ?? whole);
}

function startsWith(path: KeyPath, start: KeyPath): boolean {
  return start.length <= path.length && start.every((segment, index) => segment === path[index]);
}

function isInDefaults(defaults: unknown, path: KeyPath): boolean {
  const [head, ...rest] = path;
  if (head === undefined) return true;
  if (defaults === null || Array.isArray(defaults)) return true;
  if (typeof defaults !== 'object') return false;
  if (Object.keys(defaults).length === 0) return true;
  return head in defaults && isInDefaults((defaults as AnyObject)[head], rest);
}

function isNamedBySchema(schema: AnyObject | null | undefined, path: KeyPath): boolean {
  const [head, ...rest] = path;
  if (head === undefined) return schema != null;
  const below = schema?.['properties']?.[head] ?? schema?.['items']?.properties?.[head];
  return below !== undefined && isNamedBySchema(below, rest);
}

/** A closed schema forbids what it does not name, even where the defaults would allow it. */
function isForbidden(schema: AnyObject | null | undefined, path: KeyPath): boolean {
  const [head, ...rest] = path;
  if (head === undefined || schema == null) return false;
  const below = schema['properties']?.[head];
  if (below !== undefined) return isForbidden(below, rest);
  return schema['additionalProperties'] === false && schema['patternProperties'] === undefined;
}

function isOfDependency({ dependencies }: ChartFacts, head: string | undefined): boolean {
  if (dependencies.length === 0) return false;
  return head === 'global' || dependencies.some(({ name, alias }) => head === (alias ?? name));
}
