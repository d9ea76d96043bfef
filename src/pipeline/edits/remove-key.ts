// An entry less: at once where nothing is lost, else step by step under `leaving`.
import {
  type Diagnostic,
  diagnostic,
  hasErrors,
  type Path,
  type Result,
} from '../../diagnostics/diagnostic.ts';
import { renderPath } from '../../diagnostics/render-path.ts';
import { removeEntry } from '../../edit/remove-entry.ts';
import { setValue } from '../../edit/set-value.ts';
import { isWritten } from '../../edit/written-at.ts';
import { keyOrder } from '../../environment/schema/key-order.ts';
import { environmentsUnder } from '../../load/find-environments.ts';
import { findFiles } from '../../load/find-files.ts';
import { loadEnvironments } from '../../load/load-environments.ts';
import { readWritten, type WrittenEnvironment } from '../../load/read-written.ts';
import { toPlain, treeAt } from '../../load/tree.ts';
import { parsePath } from '../../model/dotted-path.ts';
import { notWritten, unknownEnvironment, wrongPath } from './refusals.ts';
import { takeOut } from './take-out.ts';
import { type Edited, openTexts, type Texts } from './texts.ts';

export interface RemoveRequest {
  readonly root: string;
  /** An environment; or a system, for all of its environments. */
  readonly name: string;
  readonly path: string;
  /** What becomes of its data: `retain`, `snapshot` or `destroy`. */
  readonly data: string | undefined;
  /** Nothing of it was ever applied, so that it goes at once. */
  readonly isNew: boolean;
}

export function removeIn(request: RemoveRequest): Result<Edited> {
  const { root, name } = request;
  const path = parsePath(request.path);
  if (path === undefined) return { diagnostics: [wrongPath(request.path, 'databases.orders')] };
  const all = readWritten(root, name.includes('/') ? [name] : []);
  if (all.value === undefined) return { diagnostics: all.diagnostics };
  const chosen = environmentsUnder(all.value, name);
  if (chosen.length === 0) return { diagnostics: [unknownEnvironment(name, all.value)] };
  const holders = chosen.filter(({ written }) => treeAt(written, path) !== undefined);
  if (holders.length === 0) {
    return { diagnostics: [notWritten(path, name, keysBeside(path, chosen))] };
  }
  const texts = openTexts(root);
  const isNew = request.isNew || holders.every(isUnapplied);
  const said = holders.map((environment) => {
    const step = isNew || isUnapplied(environment) ? 'gone' : stepOf(environment, path);
    return [take(step, request, { environment, path, texts }), ...(step === 'gone' ? [] : [LOOK])];
  });
  const edits = texts.edits();
  const { diagnostics } = loadEnvironments({ root, names: chosen.map((each) => each.name), edits });
  const unsaid = diagnostics.filter(({ code }) => code === 'model/leaving-data');
  if (unsaid.length > 0) return { diagnostics: unsaid.map(asQuestion) };
  if (hasErrors(diagnostics)) return { diagnostics };
  if (isNew || !isLeavable(path)) sweep(request, path, texts);
  return { value: { edits, said: [...new Set(said.flat())] }, diagnostics: [] };
}

/** Whether it says that nothing of it was ever applied. */
function isUnapplied({ content }: WrittenEnvironment): boolean {
  return content['applied'] === false;
}

/** Only Git is seen from here. */
const LOOK =
  'Nothing here knows what is applied. Look before the next step: this one is merged, and a plan of each stack that it changes says "No changes".';

type Step = 'prepare' | 'remove' | 'gone';

/** What comes next for what may be standing in AWS. */
function stepOf({ written }: WrittenEnvironment, path: Path): Step {
  if (!isLeavable(path)) return 'gone';
  const leave = treeAt(written, leavingPath(path));
  if (leave === undefined) return 'prepare';
  const { data, step } = toPlain(leave) as { readonly data?: string; readonly step?: string };
  return data === 'retain' || step === 'remove' ? 'gone' : 'remove';
}

/** `edge.loadBalancers.main` is `loadBalancers.main` there. */
function leavingPath(path: Path): Path {
  return [
    'leaving',
    ...path.filter((key) => !['edge', 'network', 'delivery'].includes(String(key))),
  ];
}

function isLeavable(path: Path): boolean {
  const [, collection, key, ...below] = leavingPath(path);
  if (below.length > 0 || !keyOrder(['leaving']).includes(String(collection))) return false;
  return (key === undefined) === (path.length === 2 && path[0] !== collection);
}

interface Place {
  readonly environment: WrittenEnvironment;
  readonly path: Path;
  readonly texts: Texts;
}

function take(step: Step, { data }: RemoveRequest, { environment, path, texts }: Place): string {
  const { file, name } = environment;
  const what = renderPath(path);
  const leaving = leavingPath(path);
  const write = (at: Path, value: string) =>
    texts.edit(file, (text) => setValue(text, at, value, keyOrder));
  if (step === 'prepare') {
    write(leaving, data === undefined ? '{}' : `{ data: ${data} }`);
    return data === 'retain'
      ? `${what} leaves ${name}, and AWS keeps it. Once this is applied, the same command takes both entries out of the files.`
      : `${what} begins to leave ${name}: protection goes off, and nothing may use it. Once this is applied, the same command takes the next step of three.`;
  }
  if (step === 'remove') {
    write([...leaving, 'step'], 'remove');
    return `${what} leaves ${name} with the next apply. After that, the same command takes both entries out of the files.`;
  }
  const holder = { file, own: file, written: environment.written, texts };
  takeOut(holder, path);
  takeOut(holder, leaving);
  const never = isUnapplied(environment) ? ', which says that it was never applied' : '';
  return `${what} is gone from ${name}${never}.`;
}

/** Of a whole system, nothing has to take away what no layer has any more. */
function sweep({ root, name }: RemoveRequest, path: Path, texts: Texts): void {
  if (name.includes('/')) return;
  for (const file of findFiles(root, name)) {
    if (!file.startsWith(`environments/${name}/`) || !isWritten(texts.read(file), path)) continue;
    texts.edit(file, (text) => removeEntry(text, path));
  }
}

function asQuestion({ args }: Diagnostic): Diagnostic {
  const { what, ways } = args as { readonly what: string; readonly ways: string };
  return diagnostic('command/removes-data', { what, ways });
}

function keysBeside(path: Path, chosen: readonly WrittenEnvironment[]): readonly string[] {
  const above = chosen.map(({ written }) => treeAt(written, path.slice(0, -1)));
  return above.flatMap((tree) => (tree?.kind === 'map' ? [...tree.entries.keys()] : []));
}
