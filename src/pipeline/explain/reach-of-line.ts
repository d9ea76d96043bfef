// A line of an environment file → everything that comes out otherwise without it, or with another value.
import { diagnostic, type Path, type Result } from '../../diagnostics/diagnostic.ts';
import { renderPath } from '../../diagnostics/render-path.ts';
import { Environment as schema } from '../../environment/schema/schema.ts';
import { descriptionAt } from '../../environment/schema/walk-schema.ts';
import type { LineExplanation, Tried } from '../../explain/explanation.ts';
import { setAt } from '../../explain/keys/set-at.ts';
import { assemble } from '../../explain/search/groups.ts';
import { isEqual } from '../../lifecycle/compare/is-equal.ts';
import { identityOf } from '../../lifecycle/compare/object-changes.ts';
import { resourceChanges } from '../../lifecycle/compare/resource-changes.ts';
import { tryVariant } from '../../load/load-environments.ts';
import { type MapTree, type Tree, toPlain, treeAt } from '../../load/tree.ts';
import type { Artifact } from '../../model/artifact.ts';
import type { Change, Edit } from '../../review/change.ts';
import {
  changeOfObject,
  changeOfResource,
  changeOfText,
  isFollower,
  type Uncaused,
} from '../../review/changes-of.ts';
import { groupChanges } from '../../review/groups/group-changes.ts';
import { showValue } from '../../review/render/show-value.ts';
import { lineIn } from './line-in.ts';
import type { Opened, Program } from './open-program.ts';

export function reachOfLine(program: Program, file: string, line: number): Result<LineExplanation> {
  const { value: there, diagnostics } = lineIn(program.request.root, file, line);
  if (there === undefined) return { diagnostics };
  const { written } = there;
  const above = program.layers.names.filter((name) =>
    program.layers.of(name).some((layer) => layer.file === file),
  );
  const tree = above
    .flatMap((name) => program.layers.of(name))
    .find((layer) => layer.file === file)?.tree;
  if (tree === undefined)
    return { diagnostics: [diagnostic('command/explain-not-ours', { file })] };
  const place = written === '' || written.startsWith('#') ? undefined : keyAtLine(tree, line, []);
  if (place === undefined)
    return { diagnostics: [diagnostic('command/explain-nothing', { file, line })] };
  return reach({ program, file, line, tree, ...place }, above);
}

interface Place {
  readonly path: Path;
  readonly tree: Tree;
}

/** The outermost key that begins in the line, else the innermost value around it. */
function keyAtLine(tree: Tree, line: number, path: Path): { readonly path: Path } | undefined {
  const children: readonly (Place & { readonly start: number })[] =
    tree.kind === 'map'
      ? [...tree.entries].map(([name, entry]) => ({
          path: [...path, name],
          tree: entry.tree,
          start: entry.key.line,
        }))
      : tree.kind === 'list'
        ? tree.items.map((item, at) => ({ path: [...path, at], tree: item, start: item.at.line }))
        : [];
  const own = children.find(({ start }) => start === line);
  if (own !== undefined) return { path: own.path };
  for (const child of children) {
    if (line < child.start || line > child.tree.at.endLine) continue;
    return keyAtLine(child.tree, line, child.path) ?? { path: child.path };
  }
  return undefined;
}

interface Line {
  readonly program: Program;
  readonly file: string;
  readonly line: number;
  readonly tree: MapTree;
  readonly path: Path;
}

function reach(at: Line, above: readonly string[]): Result<LineExplanation> {
  const { program, file, line, tree, path } = at;
  const own = treeAt(tree, path);
  const tried: Tried[] = [];
  const changes: Change[] = [];
  for (const name of above) {
    const { value: opened, diagnostics } = program.open(name);
    if (opened === undefined) return { diagnostics };
    const variant = variantOf(at, opened);
    tried.push(variant.tried);
    if (variant.artifacts === null) continue;
    changes.push(
      ...changesBetween(
        name,
        variant.artifacts,
        opened.compiled.artifacts,
        editOf(at, variant.tried),
      ),
    );
    changes.push(...ofOthers(program, { name, above, variant, edit: editOf(at, variant.tried) }));
  }
  const value = own === undefined ? '' : (showValue(toPlain(own)) ?? '');
  return {
    value: {
      ...{ type: 'reach', file, line, key: renderPath(path), value, tried },
      text: descriptionAt(schema, path),
      groups: groupChanges(changes, () => []),
      at: own?.at ?? tree.at,
    },
    diagnostics: [],
  };
}

interface Variant {
  readonly tried: Tried;
  readonly artifacts: readonly Artifact[] | null;
  readonly environment?: Opened['loaded']['environment'];
}

function variantOf(at: Line, opened: Opened): Variant {
  const { program, file, path, tree } = at;
  const { loaded } = opened;
  const { name } = loaded;
  if (!isHeard(at, opened)) {
    return { tried: { environment: name, how: 'overridden', value: null }, artifacts: null };
  }
  const without = setAt(tree, path, undefined);
  const written =
    without?.kind === 'map' ? program.layers.writtenWith(name, file, without) : undefined;
  const left =
    written && tryVariant(program.request.root, loaded, { written, isLenient: true }).value;
  const artifacts = left ? program.compile(left) : null;
  if (left && artifacts !== null) {
    return {
      tried: { environment: name, how: 'without', value: null },
      artifacts,
      environment: left.environment,
    };
  }
  return withOther(at, opened);
}

/** Whether something that it says counts, and no layer above says otherwise. */
function isHeard({ file, path, tree }: Line, { loaded }: Opened): boolean {
  const own = treeAt(tree, path);
  const isOwn = (written: Tree): boolean => {
    if (written.kind === 'map')
      return [...written.entries.values()].some((each) => isOwn(each.tree));
    if (written.kind === 'list' && written.items.length > 0) return written.items.some(isOwn);
    return written.at.file === file;
  };
  const merged = treeAt(loaded.written, path);
  if (path[0] === 'extends') return true;
  return own !== undefined && merged !== undefined && isOwn(merged);
}

/** Another value of each key that is written there. */
function withOther({ file, path }: Line, { loaded, laboratory }: Opened): Variant {
  const keys = laboratory.keys.filter(
    (key) =>
      key.type === 'written' &&
      key.at.file === file &&
      path.every((segment, at) => String(segment) === String(key.path[at])),
  );
  const { edits } = assemble({ laboratory, isOpen: () => true }, keys, (all) => all);
  const outcome = edits.length === 0 ? null : laboratory.outcomeOf(edits, 'all');
  const [first] = edits;
  const value = edits.length === 1 && first ? (showValue(first.to) ?? null) : null;
  const how = outcome === null ? 'not-possible' : 'other';
  return { tried: { environment: loaded.name, how, value }, artifacts: outcome?.artifacts ?? null };
}

function editOf({ file, line, path, tree }: Line, { environment, value }: Tried): Edit {
  const own = treeAt(tree, path);
  const after = own && toPlain(own);
  return {
    of: environment,
    file,
    line,
    column: 1,
    isGone: false,
    path,
    before: value ?? undefined,
    after,
  };
}

/** Environments that name this one, and do not have the file in their layers. */
function ofOthers(
  program: Program,
  {
    name,
    above,
    variant,
    edit,
  }: { name: string; above: readonly string[]; variant: Variant; edit: Edit },
): readonly Change[] {
  const { environment } = variant;
  if (environment === undefined) return [];
  return program.layers.names
    .filter((other) => !above.includes(other))
    .flatMap((other) => {
      const { value: loaded } = program.load(other);
      if (loaded === undefined || !loaded.landscape.has(name)) return [];
      const { value: opened } = program.open(other);
      const landscape = new Map(loaded.landscape).set(name, environment);
      const artifacts = program.compile({ ...loaded, landscape });
      return artifacts === null || opened === undefined
        ? []
        : changesBetween(other, artifacts, opened.compiled.artifacts, edit);
    });
}

function changesBetween(
  environment: string,
  before: readonly Artifact[],
  after: readonly Artifact[],
  edit: Edit,
): readonly Change[] {
  const cause: Change['cause'] = { type: 'edits', edits: [edit] };
  const found: readonly Uncaused[] = [
    ...resources(environment, before, after),
    ...objects(environment, before, after),
    ...texts(environment, before, after),
  ];
  return found.filter((each) => !isFollower(each)).map((each) => ({ ...each, cause }));
}

function resources(
  environment: string,
  before: readonly Artifact[],
  after: readonly Artifact[],
): readonly Uncaused[] {
  const stacksIn = (all: readonly Artifact[]) => all.filter((each) => each.type === 'terraform');
  const [was, is] = [stacksIn(before), stacksIn(after)];
  const documents = (all: typeof was) =>
    new Map(all.map(({ stack, document }) => [stack, document]));
  const origins = (all: typeof was) => new Map(all.map((each) => [each.stack, each.origins]));
  const pair = { before: documents(was), after: documents(is) };
  return resourceChanges(pair, origins(is), () => origins(was)).map((each) =>
    changeOfResource(environment, each),
  );
}

function objects(
  environment: string,
  before: readonly Artifact[],
  after: readonly Artifact[],
): readonly Uncaused[] {
  const objectsIn = (all: readonly Artifact[]) =>
    new Map(
      all.flatMap((each) =>
        each.type === 'kubernetes' ? [[identityOf(each.object), each] as const] : [],
      ),
    );
  const [was, is] = [objectsIn(before), objectsIn(after)];
  return [...new Set([...was.keys(), ...is.keys()])].sort().flatMap((identity) => {
    const [left, right] = [was.get(identity), is.get(identity)];
    const of = right ?? left;
    if (of === undefined || isEqual(left?.object, right?.object)) return [];
    const { component, origin } = of;
    return [
      changeOfObject(environment, {
        ...{ component, componentBefore: left?.component ?? component, origin },
        ...{ before: left?.object ?? null, after: right?.object ?? null },
      }),
    ];
  });
}

function texts(
  environment: string,
  before: readonly Artifact[],
  after: readonly Artifact[],
): readonly Uncaused[] {
  const textsIn = (all: readonly Artifact[]) =>
    new Map(
      all.flatMap((each) => (each.type === 'text' ? [[each.path, each.content] as const] : [])),
    );
  const [was, is] = [textsIn(before), textsIn(after)];
  return [...new Set([...was.keys(), ...is.keys()])].sort().flatMap((path) => {
    const ends = { before: was.get(path) ?? null, after: is.get(path) ?? null };
    return ends.before === ends.after ? [] : [changeOfText(environment, { path, ...ends })];
  });
}
