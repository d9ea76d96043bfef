// Fields of results, spread over systems, kinds of resources and objects, the same for the same seed.
import type { Path } from '../../src/diagnostics/diagnostic.ts';
import type { Field } from '../../src/explain/fields/field.ts';
import type { Artifact } from '../../src/model/artifact.ts';
import { isPlainObject } from '../../src/model/values/plain-object.ts';

export type Random = () => number;

/** A linear congruential generator with the numbers of C's: https://www.open-std.org/jtc1/sc22/wg14/www/docs/n1256.pdf 7.20.2.2 */
export function randomFrom(seed: number): Random {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return state / 0x8000_0000;
  };
}

/** First the kind, then one of it, then one of its fields, so that what is rare is asked about as well. */
export function sampleFields(
  artifacts: readonly Artifact[],
  count: number,
  random: Random,
): readonly Field[] {
  const things = new Map<string, Field[]>();
  for (const thing of artifacts.flatMap(thingsOf)) {
    const kind = kindOf(thing);
    things.set(kind, [...(things.get(kind) ?? []), thing]);
  }
  const kinds = [...things.keys()].sort();
  const one = <T>(all: readonly T[]): T | undefined => all[Math.floor(random() * all.length)];
  return Array.from({ length: count }).flatMap(() => {
    const thing = one(things.get(one(kinds) ?? '') ?? []);
    const path = thing && one(leavesOf(bodyOf(thing), thing.path));
    return thing === undefined || path === undefined ? [] : [{ ...thing, path }];
  });
}

function thingsOf(artifact: Artifact): readonly Field[] {
  if (artifact.type === 'text') return [];
  if (artifact.type === 'kubernetes') return [{ artifact, path: [] }];
  const { resource = {}, ...others } = artifact.document;
  const resources = Object.entries(resource as Readonly<Record<string, object>>).flatMap(
    ([type, all]) => Object.keys(all).map((key) => ({ artifact, path: ['resource', type, key] })),
  );
  return [...resources, ...Object.keys(others).map((key) => ({ artifact, path: [key] }))];
}

function kindOf({ artifact, path }: Field): string {
  return artifact.type === 'kubernetes' ? artifact.object.kind : path.slice(0, 2).join('.');
}

function bodyOf({ artifact, path }: Field): unknown {
  const body: unknown =
    artifact.type === 'terraform'
      ? artifact.document
      : artifact.type === 'kubernetes'
        ? artifact.object
        : {};
  return path.reduce<unknown>(
    (each, key) => (each as Readonly<Record<string, unknown>>)[key],
    body,
  );
}

function leavesOf(value: unknown, path: Path): readonly Path[] {
  if (Array.isArray(value) && value.length > 0)
    return value.flatMap((each, at) => leavesOf(each, [...path, at]));
  if (isPlainObject(value) && Object.keys(value).length > 0) {
    return Object.entries(value).flatMap(([key, each]) => leavesOf(each, [...path, key]));
  }
  return [path];
}
