// One field of what comes out, and what it is in another outcome.

import type { Path } from '../../diagnostics/diagnostic.ts';
import { isEqual } from '../../lifecycle/compare/is-equal.ts';
import type { Artifact, KubernetesObject } from '../../model/artifact.ts';
import { isPlainObject } from '../../model/values/plain-object.ts';
import { entryOf } from '../../model/values/value-at.ts';
import { opened } from '../../review/fields/field-changes.ts';
import { pairItems } from '../../review/fields/pair-items.ts';
import type { Outcome, Plane } from '../trials/laboratory.ts';

export interface Field {
  readonly artifact: Artifact;
  /** Inside of the document or the object; of a text none. */
  readonly path: Path;
  /** A line of a text that has several, without what is around it. */
  readonly line?: string;
  /** Whether it is a map or a list, of which is asked whether it is there. */
  readonly isBlock?: boolean;
}

/** `gone`: the resource, the object or the file is not there at all. */
export type Now =
  | { readonly is: 'there'; readonly value: unknown }
  | { readonly is: 'absent' }
  | { readonly is: 'gone' };

const GONE: Now = { is: 'gone' };
const ABSENT: Now = { is: 'absent' };

export function valueIn(field: Field): unknown {
  return (
    field.line ??
    field.path.reduce((body, key) => entryOf(opened(body), key), bodyOf(field.artifact))
  );
}

/** Applications name what both planes make. */
export function planeOf({ artifact }: Field): Plane {
  if (artifact.type === 'terraform') return 'stacks';
  const isOfArgo = artifact.type === 'text' || ['argocd', 'root'].includes(artifact.component);
  return isOfArgo ? 'all' : 'objects';
}

export function bodyOf(artifact: Artifact): unknown {
  if (artifact.type === 'text') return artifact.content;
  return artifact.type === 'terraform' ? artifact.document : artifact.object;
}

export function isSameNow(field: Field, now: Now): boolean {
  return now.is === 'there' && (field.isBlock === true || isEqual(now.value, valueIn(field)));
}

export function fieldIn(field: Field, { artifacts, renames }: Outcome): Now {
  const twin = twinOf(field.artifact, artifacts, renames);
  if (twin === undefined) return GONE;
  const { path, line } = field;
  const whole = follow({ base: bodyOf(field.artifact), other: bodyOf(twin) }, path, renames);
  if (whole === GONE || whole === ABSENT || line === undefined) return whole;
  const text = whole.is === 'there' ? String(whole.value) : '';
  return text.split('\n').some((each) => each.trim() === line)
    ? { is: 'there', value: line }
    : ABSENT;
}

type Renames = Outcome['renames'];

function twinOf(
  artifact: Artifact,
  others: readonly Artifact[],
  renames: Renames,
): Artifact | undefined {
  const own = namesOf(artifact);
  const exact = others.find((each) => namesOf(each) === own);
  if (exact !== undefined || renames.length === 0) return exact;
  const renamed = renamedAll(own, renames);
  return others.find((each) => renamedAll(namesOf(each), renames) === renamed);
}

function namesOf(artifact: Artifact): string {
  if (artifact.type === 'text') return `text ${artifact.path}`;
  if (artifact.type === 'terraform') return `stack ${artifact.stack}`;
  return `object ${nameOfObject(artifact.object)}`;
}

export function nameOfObject({ kind, metadata }: KubernetesObject): string {
  const { name, namespace } = metadata;
  return `${kind}/${namespace === undefined ? '' : `${namespace}/`}${name}`;
}

function renamedAll(text: string, renames: Renames): string {
  return renames.reduce(
    (all, [from, to]) =>
      from === ''
        ? all
        : all.replaceAll(from, to).replaceAll(from.replaceAll('-', '_'), to.replaceAll('-', '_')),
    text,
  );
}

interface Pair {
  readonly base: unknown;
  readonly other: unknown;
}

/** A resource is two keys deep in a document of Terraform: where it is not there, it is gone, not a field of it. */
function follow(pair: Pair, path: Path, renames: Renames): Now {
  let { base, other } = pair;
  for (const [depth, key] of path.entries()) {
    [base, other] = [opened(base), opened(other)];
    const found = Array.isArray(base)
      ? itemIn(base, other, Number(key))
      : memberIn(other, String(key), renames);
    base = entryOf(base, key);
    if (found === undefined) return isResource(path, depth) ? GONE : ABSENT;
    other = found.value;
  }
  return { is: 'there', value: other };
}

const BLOCKS = ['resource', 'data'];

function isResource(path: Path, depth: number): boolean {
  return depth > 0 && depth < 3 && BLOCKS.includes(String(path[0]));
}

interface Found {
  readonly value: unknown;
}

function memberIn(other: unknown, key: string, renames: Renames): Found | undefined {
  if (!isPlainObject(other)) return undefined;
  if (Object.hasOwn(other, key)) return { value: other[key] };
  const renamed = renamedAll(key, renames);
  return Object.hasOwn(other, renamed) ? { value: other[renamed] } : undefined;
}

function itemIn(base: readonly unknown[], other: unknown, place: number): Found | undefined {
  if (!Array.isArray(other)) return undefined;
  const item = base[place];
  const same = other.find((each) => isEqual(each, item));
  if (same !== undefined) return { value: same };
  const pairs = pairItems(base, other);
  const found = pairs.find(({ before }) => before === item);
  return found === undefined || found.after === undefined ? undefined : { value: found.after };
}
