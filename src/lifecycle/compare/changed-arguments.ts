import type { Json } from '../../model/artifact.ts';
import { isPlainObject } from '../../model/values/plain-object.ts';
import type { Body } from '../transition.ts';
import { isEqual } from './is-equal.ts';

/** One argument of a resource that differs; an argument that is not there is undefined. */
export interface ChangedArgument {
  /** Names of blocks and arguments, without positions: `vpc_config.subnet_ids`. */
  readonly path: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

/** As deep as they differ. What Terraform is told to ignore is no difference. */
export function changedArguments(before: Body, after: Body): readonly ChangedArgument[] {
  const ignored = ['lifecycle', 'depends_on', ...ignoredIn(after)];
  return inside(before, after, '').filter(({ path }) => !ignored.some(isAtOrAbove(path)));
}

/** `scaling_config[0].desired_size`, without positions; `all` is every argument. */
function ignoredIn({ lifecycle }: Body): readonly string[] {
  const ignored = [lifecycle]
    .flat()
    .map((each) => (isPlainObject(each) ? each['ignore_changes'] : []));
  return ignored.flat().map((each) => String(each).replaceAll(/\[[^\]]*\]/g, ''));
}

function isAtOrAbove(path: string): (ignored: string) => boolean {
  return (ignored) => ignored === 'all' || path === ignored || path.startsWith(`${ignored}.`);
}

function inside(before: Body, after: Body, parent: string): readonly ChangedArgument[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return keys.flatMap((key) =>
    compare(before[key], after[key], parent === '' ? key : `${parent}.${key}`),
  );
}

function compare(
  before: Json | undefined,
  after: Json | undefined,
  path: string,
): readonly ChangedArgument[] {
  if (isEqual(before, after)) return [];
  const [left, right] = [blocksOf(before), blocksOf(after)];
  if (left === undefined || right === undefined || left.length !== right.length) {
    return [{ path, before, after }];
  }
  return left.flatMap((each, at) => inside(each, right[at] ?? {}, path));
}

/** A block is an object, or a list of objects. */
function blocksOf(value: Json | undefined): readonly Body[] | undefined {
  const all: readonly unknown[] = [value].flat();
  return all.length > 0 && all.every((each) => isPlainObject(each)) ? (all as Body[]) : undefined;
}
