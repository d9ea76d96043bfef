// One value of one environment, where it stands: in its own file, or in the layer that it comes from.
import {
  type Diagnostic,
  diagnostic,
  hasErrors,
  type Path,
  type Result,
} from '../../diagnostics/diagnostic.ts';
import { nearest } from '../../diagnostics/nearest.ts';
import { renderPath } from '../../diagnostics/render-path.ts';
import { keyText } from '../../edit/key-text.ts';
import { setValue } from '../../edit/set-value.ts';
import { oneLine } from '../../edit/values/one-line.ts';
import { rewriteScalar } from '../../edit/values/rewrite-scalar.ts';
import { scalarAt } from '../../edit/written-at.ts';
import type { Files } from '../../emit/plan-files.ts';
import { keyOrder } from '../../environment/schema/key-order.ts';
import { findFiles } from '../../load/find-files.ts';
import { findHeirs } from '../../load/find-heirs.ts';
import { loadEnvironments } from '../../load/load-environments.ts';
import type { LoadedEnvironment } from '../../load/loaded-environment.ts';
import { treeAt } from '../../load/tree.ts';
import { parsePath } from '../../model/dotted-path.ts';
import { wrongPath } from './refusals.ts';
import { openTexts, type Tried } from './texts.ts';

export interface SetRequest {
  readonly root: string;
  /** `system/environment`. */
  readonly name: string;
  /** `services.web.replicas`. */
  readonly path: string;
  /** As it is typed. */
  readonly value: string;
  /** The layer to write it in, from the root or from the folder of the system. */
  readonly file: string | undefined;
}

export function setIn(request: SetRequest): Tried {
  const { root, name, value } = request;
  const path = parsePath(request.path);
  if (path === undefined) return refuse(wrongPath(request.path, 'services.web.replicas'));
  const { value: loaded, diagnostics } = loadEnvironments({ root, names: [name] });
  const [environment] = loaded ?? [];
  if (environment === undefined) return { diagnostics };
  const target = fileOf(request, environment, path);
  if (target.value === undefined) return target;
  const file = target.value;
  const forms = formsOf(openTexts(root).read(file), path, value);
  const fit = firstFit(forms, (written) => attempt(request, { file, path, written }));
  if (fit === undefined || fit.edits === undefined || hasErrors(fit.diagnostics)) {
    return { diagnostics: fit?.diagnostics ?? [], tried: fit?.edits ?? new Map() };
  }
  const said = [sentence(request, environment, { file, path }, fit.edits.size === 0)];
  return { value: { edits: fit.edits, said }, diagnostics: [] };
}

/** Where it is written now, unless a file is named. */
function fileOf(
  { root, name, file }: SetRequest,
  { written, file: own }: LoadedEnvironment,
  path: Path,
): Result<string> {
  if (file === undefined) return { value: treeAt(written, path)?.at.file ?? own, diagnostics: [] };
  const [system = ''] = name.split('/');
  const known = findFiles(root, system);
  const found = known.find((each) => each === file || each.endsWith(`/${file}`));
  if (found !== undefined) return { value: found, diagnostics: [] };
  const names = known.map((each) => each.slice(each.lastIndexOf('/') + 1));
  const args = { file, suggestion: nearest(file, names), known: known.join(', ') };
  return refuse(diagnostic('command/unknown-file', args));
}

/** The ways in which the value may be meant, the likelier first: as YAML, or as text in quotes where it needs some. */
function formsOf(source: string, path: Path, value: string): readonly string[] {
  const now = scalarAt(source, path) ?? '';
  const text = rewriteScalar(now, value);
  const asYaml = oneLine(value);
  if (asYaml === undefined) return [text];
  return /^["']/.test(now) ? [text, asYaml] : [asYaml, text];
}

/** The first without errors, and of none the first; every attempt loads the environment. */
function firstFit(
  forms: readonly string[],
  attemptOf: (written: string) => Attempt,
): Attempt | undefined {
  let first: Attempt | undefined;
  for (const written of new Set(forms)) {
    const tried = attemptOf(written);
    if (!hasErrors(tried.diagnostics)) return tried;
    first ??= tried;
  }
  return first;
}

interface Place {
  readonly file: string;
  readonly path: Path;
}

interface Attempt {
  readonly edits?: Files;
  readonly diagnostics: readonly Diagnostic[];
}

function attempt(
  { root, name }: SetRequest,
  { file, path, written }: Place & { readonly written: string },
): Attempt {
  const texts = openTexts(root);
  let isRefused = false;
  texts.edit(file, (text) => {
    const edited = setValue(text, path, written, keyOrder);
    isRefused = edited === undefined;
    return edited;
  });
  if (isRefused) {
    const args = { path: renderPath(path), file };
    return { diagnostics: [diagnostic('command/no-place', args)] };
  }
  const edits = texts.edits();
  const { value, diagnostics } = loadEnvironments({ root, names: [name], edits });
  if (value === undefined) return { edits, diagnostics };
  const above = treeAt(value[0]?.written ?? { kind: 'list', at: NOWHERE, items: [] }, path)?.at
    .file;
  if (above === undefined || above === file) return { edits, diagnostics: [] };
  const args = { path: renderPath(path), file, above };
  return { diagnostics: [diagnostic('command/overridden', args)] };
}

const NOWHERE = { file: '', line: 1, column: 1, endLine: 1, endColumn: 1 };

function sentence(
  { root, value }: SetRequest,
  { file: own }: LoadedEnvironment,
  { file, path }: Place,
  isSame: boolean,
): string {
  const what = path.map((key) => keyText(String(key))).join('.');
  if (isSame) return `${what} is ${value} in ${file} already.`;
  const heirs = findHeirs({ root, file, path }).filter((each) => each !== own);
  const others = heirs.length === 0 ? '' : `, which counts for ${heirs.join(', ')} as well`;
  return `${what} is ${value} in ${file}${others}.`;
}

function refuse<T>(refusal: Diagnostic): Result<T> {
  return { diagnostics: [refusal] };
}
