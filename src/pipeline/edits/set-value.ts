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
import { environmentsUnder } from '../../load/find-environments.ts';
import { findFiles } from '../../load/find-files.ts';
import { findHeirs } from '../../load/find-heirs.ts';
import { loadEnvironments } from '../../load/load-environments.ts';
import { readWritten, type WrittenEnvironment } from '../../load/read-written.ts';
import { treeAt } from '../../load/tree.ts';
import { parsePath } from '../../model/dotted-path.ts';
import { unknownEnvironment, wrongPath } from './refusals.ts';
import { openTexts, type Tried } from './texts.ts';

export interface SetRequest {
  readonly root: string;
  /** `system/environment`; or a system, for all of its environments. */
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
  const { value: all, diagnostics } = readWritten(root, name.includes('/') ? [name] : []);
  if (all === undefined) return { diagnostics };
  const environments = environmentsUnder(all, name);
  if (environments.length === 0) return refuse(unknownEnvironment(name, all));
  const target = filesFor(request, environments, path);
  if (target.value === undefined) return target;
  const files = target.value;
  const [first = ''] = files;
  const names = environments.map((each) => each.name);
  const forms = formsOf(openTexts(root).read(first), path, value);
  const fit = firstFit(forms, (written) => attempt(request, { files, path, written, names }));
  if (fit === undefined || fit.edits === undefined || hasErrors(fit.diagnostics)) {
    return { diagnostics: fit?.diagnostics ?? [], tried: fit?.edits ?? new Map() };
  }
  const { edits } = fit;
  const said = files.map((file) =>
    sentence(request, environments, { file, path }, !edits.has(file)),
  );
  return { value: { edits, said }, diagnostics: [] };
}

/** Where it is written now, unless a file is named. */
function filesFor(
  { root, name, file }: SetRequest,
  environments: readonly WrittenEnvironment[],
  path: Path,
): Result<readonly string[]> {
  const [system = ''] = name.split('/');
  if (file === undefined) {
    const base = `environments/${system}/base.yaml`;
    const places = environments.map(({ written, layers, file: own }) => {
      const above = !name.includes('/') && layers.includes(base) ? base : own;
      return treeAt(written, path)?.at.file ?? above;
    });
    return { value: [...new Set(places)], diagnostics: [] };
  }
  const known = findFiles(root, system);
  const found = known.find((each) => each === file || each.endsWith(`/${file}`));
  if (found !== undefined) return { value: [found], diagnostics: [] };
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

interface Attempt {
  readonly edits?: Files;
  readonly diagnostics: readonly Diagnostic[];
}

interface Trying {
  readonly files: readonly string[];
  readonly path: Path;
  readonly written: string;
  /** Of the environments that it is for. */
  readonly names: readonly string[];
}

function attempt({ root }: SetRequest, { files, path, written, names }: Trying): Attempt {
  const texts = openTexts(root);
  const refused = files.filter((file) => {
    let isRefused = false;
    texts.edit(file, (text) => {
      const edited = setValue(text, path, written, keyOrder);
      isRefused = edited === undefined;
      return edited;
    });
    return isRefused;
  });
  if (refused.length > 0) {
    const args = { path: renderPath(path), file: refused.join(', ') };
    return { diagnostics: [diagnostic('command/no-place', args)] };
  }
  const edits = texts.edits();
  const { value, diagnostics } = loadEnvironments({ root, names, edits });
  if (value === undefined) return { edits, diagnostics };
  const above = value
    .map((each) => treeAt(each.written, path)?.at.file)
    .find((each) => each !== undefined && !files.includes(each));
  if (above === undefined) return { edits, diagnostics: [] };
  const args = { path: renderPath(path), file: files.join(', '), above };
  return { diagnostics: [diagnostic('command/overridden', args)] };
}

function sentence(
  { root, value }: SetRequest,
  environments: readonly WrittenEnvironment[],
  { file, path }: { readonly file: string; readonly path: Path },
  isSame: boolean,
): string {
  const what = path.map((key) => keyText(String(key))).join('.');
  if (isSame) return `${what} is ${value} in ${file} already.`;
  const own = environments.map((each) => each.file);
  const heirs = findHeirs({ root, file, path }).filter((each) => !own.includes(each));
  const others = heirs.length === 0 ? '' : `, which counts for ${heirs.join(', ')} as well`;
  return `${what} is ${value} in ${file}${others}.`;
}

function refuse<T>(refusal: Diagnostic): Result<T> {
  return { diagnostics: [refusal] };
}
