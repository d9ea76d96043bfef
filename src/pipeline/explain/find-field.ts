// Which field of which environment is meant.

import type { Path } from '../../diagnostics/diagnostic.ts';
import { diagnostic, type Result } from '../../diagnostics/diagnostic.ts';
import { nearest } from '../../diagnostics/nearest.ts';
import { isGenerated } from '../../emit/mark-generated.ts';
import { bodyOf, type Field, nameOfObject, valueIn } from '../../explain/fields/field.ts';
import { pathInBody } from '../../explain/fields/path-in-body.ts';
import { lineOfPath, placeAtLine } from '../../explain/fields/place-in-text.ts';
import { isEqual } from '../../lifecycle/compare/is-equal.ts';
import type { Artifact } from '../../model/artifact.ts';
import { valueAt } from '../../model/values/value-at.ts';
import { type LineOfFile, lineIn } from './line-in.ts';
import type { Opened, Program } from './open-program.ts';

export interface FoundField {
  readonly environment: string;
  readonly opened: Opened;
  readonly field: Field;
  readonly file: string;
  readonly line: number | null;
  readonly origin: Path;
}

/** `shop/prod`, whose results a file of is; undefined: of none. */
export function environmentOf(program: Program, file: string): string | undefined {
  const parts = file.split('/');
  return program.layers.names.find((name) =>
    parts.some(
      (part, at) => at > 0 && at + 2 < parts.length && `${part}/${parts[at + 1]}` === name,
    ),
  );
}

export function fieldAtLine(program: Program, file: string, line: number): Result<FoundField> {
  const { value: there, diagnostics: missing } = lineIn(program.request.root, file, line);
  if (there === undefined) return { diagnostics: missing };
  const { value: found, diagnostics } = artifactOf(program, file);
  if (found === undefined) return { diagnostics };
  const at = { found, line, ...there };
  return found.artifact.type === 'text' ? lineOfText(at) : fieldOfLine(at);
}

interface LineOf extends LineOfFile {
  readonly found: FoundArtifact;
  readonly line: number;
}

function lineOfText({ found: { artifact, ...of }, written, line }: LineOf): Result<FoundField> {
  const { file } = of;
  if (written === '' || isGenerated(written))
    return fault('command/explain-nothing', { file, line });
  const isThere = artifact.type === 'text' && artifact.content.includes(written);
  if (!isThere) return fault('command/explain-stale', { file, line });
  return foundField({ ...of, field: { artifact, path: [], line: written }, line });
}

function fieldOfLine({ found: { artifact, ...of }, text, line }: LineOf): Result<FoundField> {
  const { file } = of;
  const place = placeAtLine(text, line);
  if (place === undefined || place.path[0] === '//') {
    return fault('command/explain-nothing', { file, line });
  }
  const { path, isBlock } = place;
  const now = valueAt(bodyOf(artifact), path);
  const isOther = !isBlock && !isEqual(now, place.value);
  if (now === undefined || isOther) return fault('command/explain-stale', { file, line });
  const inner = place.line === undefined ? {} : { line: place.line };
  const field = { artifact, path, ...inner, ...(isBlock ? { isBlock } : {}) };
  return foundField({ ...of, field, line });
}

export function fieldAtPath(program: Program, file: string, wanted: string): Result<FoundField> {
  const found = artifactOf(program, file);
  if (found.value === undefined) return found;
  const { environment, opened, artifact } = found.value;
  return fieldOf({ environment, opened, artifact, file }, [], wanted);
}

/** A resource, such as aws_vpc.main, or an object, such as Deployment/shop/web: in each environment that has it. */
export function fieldsOfThing(
  program: Program,
  { name, field, environment }: { name: string; field: string; environment: string | undefined },
): Result<readonly FoundField[]> {
  const names = environment === undefined ? program.layers.names : [environment];
  const found = names.flatMap((each) => thingsIn(program, each, name));
  if (found.length === 0) {
    const known = names.flatMap((each) => namesIn(program, each));
    const suggestion =
      nearest(name, known) ??
      known.find((each) => each.includes(name.split(/[./]/).at(-1) ?? name));
    return fault('command/explain-no-thing', {
      name,
      where: environment ?? 'any environment',
      suggestion,
    });
  }
  const results = found.map(({ path, ...each }) => fieldOf(each, path, field));
  const value = results.flatMap((each) => each.value ?? []);
  const [first] = results;
  return value.length > 0 ? { value, diagnostics: [] } : { diagnostics: first?.diagnostics ?? [] };
}

interface FoundArtifact {
  readonly environment: string;
  readonly opened: Opened;
  readonly artifact: Artifact;
  readonly file: string;
}

function thingsIn(
  program: Program,
  environment: string,
  name: string,
): readonly (FoundArtifact & { readonly path: Path })[] {
  const { value: opened } = program.open(environment);
  if (opened === undefined) return [];
  const folder = `${opened.loaded.environment.delivery.folder}/${environment}`;
  return opened.plan.named.flatMap(({ path: file, artifact }) => {
    const path = pathOfThing(artifact, name);
    return path === undefined
      ? []
      : [{ environment, opened, artifact, file: `${folder}/${file}`, path }];
  });
}

function pathOfThing(artifact: Artifact, name: string): Path | undefined {
  if (artifact.type === 'text') return undefined;
  if (artifact.type === 'kubernetes') {
    const [kind, last] = [artifact.object.kind, artifact.object.metadata.name];
    return [nameOfObject(artifact.object), `${kind}/${last}`].includes(name) ? [] : undefined;
  }
  const [first = '', second = '', third = ''] = name.split('.');
  const path = first === 'data' ? ['data', second, third] : ['resource', first, second];
  return valueAt(artifact.document, path) === undefined ? undefined : path;
}

function namesIn(program: Program, environment: string): readonly string[] {
  const { value: opened } = program.open(environment);
  return (opened?.plan.named ?? []).flatMap(({ artifact }) => {
    if (artifact.type === 'kubernetes') return [nameOfObject(artifact.object)];
    return artifact.type === 'terraform' ? Object.keys(artifact.origins) : [];
  });
}

function fieldOf(
  { artifact, file, ...of }: FoundArtifact,
  start: Path,
  wanted: string,
): Result<FoundField> {
  const body = valueAt(bodyOf(artifact), start);
  const found = pathInBody(body, wanted);
  if ('missing' in found) {
    const suggestion = nearest(found.missing, found.known);
    const known = found.known.slice(0, 12).join(', ');
    return fault('command/explain-no-field', { field: wanted, file, suggestion, known });
  }
  const path = [...start, ...found.path];
  const value = valueIn({ artifact, path });
  const isBlock = typeof value === 'object' && value !== null && Object.keys(value).length > 0;
  const text = of.opened.plan.files.get(file) ?? '';
  const line = artifact.type === 'text' ? null : (lineOfPath(text, path) ?? null);
  return foundField({
    ...of,
    file,
    line,
    field: { artifact, path, ...(isBlock ? { isBlock } : {}) },
  });
}

function artifactOf(program: Program, file: string): Result<FoundArtifact> {
  const environment = environmentOf(program, file);
  if (environment === undefined) return fault('command/explain-not-ours', { file });
  const { value: opened, diagnostics } = program.open(environment);
  if (opened === undefined) return { diagnostics };
  const folder = `${opened.loaded.environment.delivery.folder}/${environment}/`;
  const named = opened.plan.named.find(({ path }) => folder + path === file);
  if (named !== undefined)
    return { value: { environment, opened, artifact: named.artifact, file }, diagnostics: [] };
  const isCopied = opened.plan.files.has(file);
  return fault(isCopied ? 'command/explain-copied' : 'command/explain-not-ours', { file });
}

function foundField(found: Omit<FoundField, 'origin'>): Result<FoundField> {
  return { value: { ...found, origin: originOf(found.field) }, diagnostics: [] };
}

export function originOf({ artifact, path }: Field): Path {
  if (artifact.type === 'text') return [];
  if (artifact.type === 'kubernetes') return artifact.origin;
  const address = path[0] === 'resource' ? path.slice(1, 3) : path.slice(0, 3);
  return artifact.origins[address.join('.')] ?? [];
}

type Codes = Parameters<typeof diagnostic>[0];

function fault(
  code: Codes,
  args: object,
): { readonly diagnostics: readonly ReturnType<typeof diagnostic>[] } {
  return { diagnostics: [diagnostic(code, args as never)] };
}
