// Questions to a zod schema about one path: what is there, which keys, is it secret.
import type { z } from 'zod';
import type * as core from 'zod/v4/core';
import type { Path } from '../../diagnostics/diagnostic.ts';

export type Schema = core.$ZodType;

/** What a path leads to, one schema per alternative, freed from optional, default and the like. */
export function schemasAt(schema: Schema, path: Path): Schema[] {
  return levelAt(schema, path)
    .flatMap(layersOf)
    .filter((each) => innerOf(each).length === 0);
}

/** The keys that may stand at a path; undefined where any key may, or nothing is known. */
export function keysAt(schema: Schema, path: Path): string[] | undefined {
  const lists = schemasAt(schema, path).map(keysOf);
  const keys = new Set(lists.flatMap((list) => list ?? []));
  return lists.includes(undefined) || keys.size === 0 ? undefined : [...keys];
}

/** What is said of what a path leads to; empty where nothing is. */
export function descriptionAt(schema: Schema, path: Path): string {
  const said = levelAt(schema, path).flatMap(layersOf).map(describedAs);
  return said.find((text) => text !== undefined) ?? '';
}

/** Whether the value, or a map or list around it, is marked `.meta({ secret: true })`. */
export function isSecret(schema: Schema, path: Path): boolean {
  return [...path.keys(), path.length].some((length) =>
    levelAt(schema, path.slice(0, length)).flatMap(layersOf).some(isMarkedSecret),
  );
}

/** Whether any JSON may stand there, of which `null` is a value. */
export function isJson(schema: Schema, path: Path): boolean {
  return schemasAt(schema, path).some((each) => defOf(each).type === 'null');
}

function levelAt(schema: Schema, path: Path): Schema[] {
  return path.reduce<Schema[]>(
    (level, segment) => level.flatMap(layersOf).flatMap((each) => childOf(each, segment)),
    [schema],
  );
}

/** A schema and all it wraps: `optional(union([a, b]))` gives four. */
function layersOf(schema: Schema): Schema[] {
  return [schema, ...innerOf(schema).flatMap(layersOf)];
}

function defOf(schema: Schema): core.$ZodTypes['_zod']['def'] {
  // zod's own way to narrow: `$ZodTypes` is the union of all schemas, told apart by `def.type`.
  return (schema as core.$ZodTypes)._zod.def;
}

function innerOf(schema: Schema): readonly Schema[] {
  const def = defOf(schema);
  if (def.type === 'union') return def.options;
  if (def.type === 'intersection') return [def.left, def.right];
  if (def.type === 'pipe') return [def.in];
  if (def.type === 'lazy') return [def.getter()];
  return 'innerType' in def ? [def.innerType] : [];
}

function childOf(schema: Schema, segment: string | number): readonly Schema[] {
  const def = defOf(schema);
  if (def.type === 'record') return [def.valueType];
  if (def.type === 'array') return [def.element];
  if (def.type === 'tuple') return present(def.items[Number(segment)] ?? def.rest);
  if (def.type !== 'object') return [];
  const key = String(segment);
  return present(Object.hasOwn(def.shape, key) ? def.shape[key] : def.catchall);
}

function present(schema: Schema | null | undefined): Schema[] {
  return schema === null || schema === undefined ? [] : [schema];
}

/** No keys for what is not a map; undefined for a map of any keys. */
function keysOf(schema: Schema): string[] | undefined {
  const def = defOf(schema);
  if (def.type === 'record') return enumerated(def.keyType);
  if (def.type === 'object') {
    const isOpen = def.catchall !== undefined && defOf(def.catchall).type !== 'never';
    return isOpen ? undefined : Object.keys(def.shape);
  }
  return def.type === 'any' || def.type === 'unknown' || def.type === 'custom' ? undefined : [];
}

function enumerated(keyType: Schema): string[] | undefined {
  const { values } = keyType._zod;
  return values === undefined ? undefined : [...values].map(String);
}

function describedAs(schema: Schema): string | undefined {
  return 'meta' in schema ? (schema as z.ZodType).description : undefined;
}

function isMarkedSecret(schema: Schema): boolean {
  // Schemas built with `zod` have `meta`; those of `zod/mini` cannot carry any.
  return 'meta' in schema && (schema as z.ZodType).meta()?.['secret'] === true;
}
