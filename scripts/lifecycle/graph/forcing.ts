// Arguments whose change replaces the resource, as the provider says.
import { createHash } from 'node:crypto';
import {
  changeKindOf,
  forcesReplacement,
  type TerraformLife,
  terraformLife,
} from '../../../src/facts/terraform-life.ts';
import type { Body, Document } from '../compiled-world.ts';

export type ForcingPath = readonly string[];

/** Terraform's own. */
const TERRAFORM: Readonly<Record<string, TerraformLife>> = {
  terraform_data: { replace: ['triggers_replace'] },
};

/** Those whose value says all: another one replaces, whichever it was. */
export function forcingPathsOf(type: string): readonly ForcingPath[] {
  const { replace = [], when = {}, where = {} } = lifeOf(type);
  const blocks = blocksOf(type);
  const always = Object.entries(when)
    .filter(([path, kinds]) => where[path] === undefined && isAnyOther(kinds))
    .map(([path]) => path);
  const whole = replace.filter((path) => !blocks.includes(path) && where[path] === undefined);
  return [...whole, ...always].map((path) => path.split('.'));
}

/** Blocks that replace when they come or go, while there is something in them that changes in place. */
export function forcingBlocksOf(type: string): readonly ForcingPath[] {
  return blocksOf(type).map((path) => path.split('.'));
}

function blocksOf(type: string): readonly string[] {
  const { replace = [], inPlace = [] } = lifeOf(type);
  return replace.filter((path) => inPlace.some((each) => each.startsWith(`${path}.`)));
}

function lifeOf(type: string): TerraformLife {
  return terraformLife(type) ?? TERRAFORM[type] ?? {};
}

/** By kinds of change: everything but that it is taken away, when it keeps what it has. */
function isAnyOther(kinds: readonly string[]): boolean {
  const has = (...some: readonly string[]) => some.every((kind) => kinds.includes(kind));
  if (has('shrink') && !has('grow')) return false;
  return has('set') && (has('change') || has('raise', 'lower') || has('on', 'off'));
}

/** What stands at a path, through lists; undefined where nothing does. */
export function pick(value: unknown, [head, ...rest]: ForcingPath): unknown {
  if (head === undefined) return value;
  if (Array.isArray(value)) {
    const items = value.map((item) => pick(item, [head, ...rest]) ?? null);
    return items.every((item) => item === null) ? undefined : items;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  return pick((value as Body)[head], rest);
}

/** Marks by address. */
export type Marks = ReadonlyMap<string, string>;

/** Resources that this very change of an argument replaces, as no other change of it would. */
export function marksOf(before: Document | undefined, after: Document, marks: Marks): Marks {
  const added = Object.entries(after.resource ?? {}).flatMap(([type, named]) =>
    Object.entries(named).flatMap(([name, body]) => {
      const was = before?.resource?.[type]?.[name];
      const forced = was === undefined ? [] : forcedBy(type, was, body);
      return forced.length === 0
        ? []
        : [[`${type}.${name}`, hashOf(JSON.stringify(forced))] as const];
    }),
  );
  return new Map([...marks, ...added]);
}

function forcedBy(type: string, before: Body, after: Body): readonly unknown[] {
  const always = forcingPathsOf(type).map((path) => path.join('.'));
  const { when = {}, where = {} } = lifeOf(type);
  return [...new Set([...Object.keys(when), ...Object.keys(where)])].flatMap((path) => {
    const [was, is] = [before, after].map((body) => pick(body, path.split('.')));
    if (always.includes(path) || JSON.stringify(was) === JSON.stringify(is)) return [];
    const change = { kind: changeKindOf(was, is), body: after };
    return forcesReplacement(type, path, change) ? [[path, is]] : [];
  });
}

export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
