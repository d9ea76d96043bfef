// Another key for a service, a store or any other entry of a system, with all that names it, in all its files.
import {
  type Diagnostic,
  diagnostic,
  hasErrors,
  type Path,
  type Result,
} from '../../diagnostics/diagnostic.ts';
import { renderPath } from '../../diagnostics/render-path.ts';
import { insertLines } from '../../edit/insert-lines.ts';
import { keyText } from '../../edit/key-text.ts';
import { mentionsOf } from '../../edit/mentions-of.ts';
import { renameAt, renameKey } from '../../edit/rename-key.ts';
import { isWritten, keysAt } from '../../edit/written-at.ts';
import { keyOrder } from '../../environment/schema/key-order.ts';
import { findFiles } from '../../load/find-files.ts';
import { loadEnvironments } from '../../load/load-environments.ts';
import { parsePath } from '../../model/dotted-path.ts';
import { Key } from '../../model/schema/primitives.ts';
import { notWritten, wrongKey, wrongValue } from './refusals.ts';
import { type Edited, openTexts, type Texts } from './texts.ts';

export interface RenameRequest {
  readonly root: string;
  /** A system, or one of its environments: the files of a system share their keys. */
  readonly name: string;
  readonly path: string;
  readonly to: string;
}

export interface Renamed extends Edited {
  /** The same, and `moved` says what it was. */
  readonly moved: () => Edited;
}

/** References lead to references: a service that runs the image of another, and who uses that. */
const ROUNDS_MAX = 10;

export function renameIn(request: RenameRequest): Result<Renamed> {
  const { root, to } = request;
  const [system = ''] = request.name.split('/');
  const path = parsePath(request.path);
  if (path === undefined || path.length < 2 || !Key.safeParse(to).success) {
    return { diagnostics: [misnamed(request, path)] };
  }
  const { diagnostics } = loadEnvironments({ root, names: [] });
  if (hasErrors(diagnostics)) return { diagnostics };
  const texts = openTexts(root);
  const files = findFiles(root, system);
  const holders = files.filter((file) => isWritten(texts.read(file), path));
  if (holders.length === 0) {
    const beside = files.flatMap((file) => keysAt(texts.read(file), path.slice(0, -1)));
    return { diagnostics: [notWritten(path, request.name, beside)] };
  }
  const renamed = [...path.slice(0, -1), to];
  const taken = files.find((file) => isWritten(texts.read(file), renamed));
  if (taken !== undefined) {
    const args = { path: renderPath(renamed), file: taken };
    return { diagnostics: [diagnostic('command/name-in-use', args)] };
  }
  for (const file of holders) texts.edit(file, (text) => renameKey(text, path, to));
  const named = new Set([...holders, ...renamePaths(texts, files, { path, to })]);
  for (const file of renameReferences(request, texts, String(path.at(-1)))) named.add(file);
  const edits = texts.edits();
  const said = [
    `${renderPath(path)} is ${renderPath(renamed)} now in ${[...named].sort().join(', ')}.`,
  ];
  const moved = () => {
    const line = `${keyText(renderPath(renamed))}: ${renderPath(path)}`;
    const later = openTexts(root, edits);
    // Each for whoever reads it: of two environments, neither reads the file of the other.
    for (const file of holders) {
      later.edit(file, (text) => insertLines(text, ['moved'], [line], keyOrder));
    }
    const verb = holders.length === 1 ? 'says' : 'say';
    const told = `${holders.join(', ')} ${verb} under moved what it was.`;
    return { edits: later.edits(), said: [...said, told] };
  };
  return { value: { edits, said, moved }, diagnostics: [] };
}

/** Paths as text, such as those of deviations, waivers and patches. */
function renamePaths(
  texts: Texts,
  files: readonly string[],
  { path, to }: { readonly path: Path; readonly to: string },
): readonly string[] {
  const from = renderPath(path);
  const now = renderPath([...path.slice(0, -1), to]);
  return files.filter((file) => texts.edit(file, (text) => mentionsOf(text, from, now)));
}

/** What is an error only since, and stands at the old name. */
function renameReferences(
  { root, to }: RenameRequest,
  texts: Texts,
  from: string,
): ReadonlySet<string> {
  const files = new Set<string>();
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const { diagnostics } = loadEnvironments({ root, names: [], edits: texts.edits() });
    const faults = diagnostics.filter(({ severity }) => severity === 'error');
    // From the last to the first, so that those before stay where they are.
    const places = faults.flatMap(({ at }) => at ?? []);
    places.sort((a, b) => b.line - a.line || b.column - a.column);
    const changed = places.filter((at) =>
      texts.edit(at.file, (text) => renameAt(text, at, { from, to })),
    );
    if (changed.length === 0) break;
    for (const { file } of changed) files.add(file);
  }
  return files;
}

function misnamed({ path: typed, to }: RenameRequest, path: Path | undefined): Diagnostic {
  const isPath = path !== undefined && path.length >= 2;
  return isPath
    ? wrongKey('<key>', to)
    : wrongValue('<path>', 'a path such as services.cart', typed);
}
