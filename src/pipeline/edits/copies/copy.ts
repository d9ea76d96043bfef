// An environment that is written as another one is: its file, and what others say of it.
import type { Path } from '../../../diagnostics/diagnostic.ts';
import { setValue } from '../../../edit/set-value.ts';
import { rewriteScalar } from '../../../edit/values/rewrite-scalar.ts';
import { isWritten, keysAt, scalarAt } from '../../../edit/written-at.ts';
import { keyOrder } from '../../../environment/schema/key-order.ts';
import type { LoadedEnvironment } from '../../../load/loaded-environment.ts';
import { treeAt } from '../../../load/tree.ts';
import { takeOut } from '../take-out.ts';
import type { Texts } from '../texts.ts';

export interface Copy {
  readonly root: string;
  /** `system/environment`. */
  readonly name: string;
  readonly environment: string;
  readonly tier: string;
  readonly account: string;
  readonly region: string;
  readonly file: string;
  readonly texts: Texts;
  /** The one it is copied from. */
  readonly like: LoadedEnvironment;
  /** That are there already. */
  readonly all: readonly LoadedEnvironment[];
}

/** `written` is YAML on one line. */
export function write({ texts, file }: Copy, path: Path, written: string): void {
  texts.edit(file, (text) => setValue(text, path, written, keyOrder));
}

/** Text, in the quotes of what stands there. */
export function writeText(copy: Copy, path: Path, value: string): void {
  const before = scalarAt(copy.texts.read(copy.file), path) ?? '';
  write(copy, path, rewriteScalar(before, value));
}

export function leaveOut({ texts, file, like }: Copy, path: Path): void {
  takeOut({ texts, file, written: like.written, own: like.file }, path);
}

/** Whether it is written of the original, in whatever layer. */
export function hasWritten({ texts, file, like }: Copy, path: Path): boolean {
  return treeAt(like.written, path) !== undefined || isWritten(texts.read(file), path);
}

/** An entry in a map of another environment; undefined: there is none of that name. */
export function writeAt(copy: Copy, name: string, path: Path, written: string): string | undefined {
  const file = fileOf(copy, name);
  if (file === undefined) return undefined;
  copy.texts.edit(file, (text) => setValue(text, path, written, keyOrder));
  return file;
}

/** One more in a list of another environment, in the layer that has the list. */
export function addAt(copy: Copy, name: string, path: Path, item: string): string | undefined {
  const of = copy.all.find((each) => each.name === name);
  if (of === undefined) return undefined;
  const file = treeAt(of.written, path)?.at.file ?? of.file;
  copy.texts.edit(file, (text) => {
    const items = keysAt(text, path).map((each) => JSON.stringify(each));
    return setValue(text, path, `[${[...items, item].join(', ')}]`, keyOrder);
  });
  return file;
}

function fileOf({ all }: Copy, name: string): string | undefined {
  return all.find((each) => each.name === name)?.file;
}

/** The same with the environment's name where that of the original is, or else at its end. */
export function renamed({ environment, like }: Copy, name: string): string {
  const other = withName(like, environment, name);
  return other === name ? `${name}-${environment}` : other;
}

/** Of a name in which the original is not named, the same. */
export function withName(
  { name }: Pick<LoadedEnvironment, 'name'>,
  environment: string,
  text: string,
): string {
  const [, original = ''] = name.split('/');
  return text.replace(new RegExp(`(?<![a-z0-9])${original}(?![a-z0-9])`, 'g'), environment);
}
