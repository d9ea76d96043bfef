// Scaffolds in files that are there: a service, a store or a chart, with its edges and the add-ons it needs.
import { type Diagnostic, diagnostic, hasErrors } from '../../../diagnostics/diagnostic.ts';
import { insertLines } from '../../../edit/insert-lines.ts';
import { setValue } from '../../../edit/set-value.ts';
import { rewriteScalar } from '../../../edit/values/rewrite-scalar.ts';
import { isWritten } from '../../../edit/written-at.ts';
import { keyOrder } from '../../../environment/schema/key-order.ts';
import { everyKind } from '../../../kinds/kinds.ts';
import { environmentsUnder } from '../../../load/find-environments.ts';
import { loadEnvironments } from '../../../load/load-environments.ts';
import { readWritten, type WrittenEnvironment } from '../../../load/read-written.ts';
import { treeAt } from '../../../load/tree.ts';
import { Key } from '../../../model/schema/primitives.ts';
import { chartLines } from '../../../scaffold/entries.ts';
import { storeLines } from '../../../scaffold/stores.ts';
import { unknownEnvironment, wrongKey } from '../refusals.ts';
import { openTexts, type Tried } from '../texts.ts';
import { addUse, besideOwner, faultOfEdges, type Site, unknownCollection } from './edges.ts';
import { faultOfService, type ServiceScaffold, writeService } from './service.ts';

export interface AddRequest {
  readonly root: string;
  /** A system, for all of its environments; or one of them. */
  readonly name: string;
  readonly what: Scaffold;
  /** Edges from it, as `databases.main` or `queues.jobs=send`. */
  readonly uses: readonly string[];
  /** The services that use it. */
  readonly usedBy: readonly string[];
}

export type Scaffold =
  | ServiceScaffold
  | { readonly kind: 'store'; readonly collection: string; readonly key: string }
  | {
      readonly kind: 'chart';
      readonly key: string;
      readonly repository: string;
      readonly chart: string;
      readonly version: string;
      readonly port: number | undefined;
    };

export function addEntry(request: AddRequest): Tried {
  const { root, name, what } = request;
  const all = readWritten(root, []);
  if (all.value === undefined) return { diagnostics: all.diagnostics };
  const environments = environmentsUnder(all.value, name);
  if (environments.length === 0) return { diagnostics: [unknownEnvironment(name, all.value)] };
  const site = { texts: openTexts(root), environments, shared: sharedBy(name, environments) };
  const fault = faultOf(request, site);
  if (fault !== undefined) return { diagnostics: [fault] };
  write(request, site);
  const needed = addNeeded(request, site);
  if (hasErrors(needed.diagnostics)) {
    return { diagnostics: needed.diagnostics, tried: site.texts.edits() };
  }
  const files = [...site.texts.edits().keys()].sort().join(', ');
  const said = [
    `${collectionOf(what)}.${what.key} is in ${files}.`,
    ...needed.addons.map((addon) => `${addon} is there as well, which it needs.`),
  ];
  return { value: { edits: site.texts.edits(), said }, diagnostics: [] };
}

/** What each of a system extends, its `base.yaml` before others. */
function sharedBy(name: string, environments: readonly WrittenEnvironment[]): string {
  const [first, ...others] = environments;
  const own = first?.file ?? '';
  if (name.includes('/')) return own;
  const common = (first?.layers ?? []).filter((layer) =>
    others.every(({ layers }) => layers.includes(layer)),
  );
  const base = `environments/${name}/base.yaml`;
  return common.includes(base) ? base : (common[0] ?? own);
}

function collectionOf(what: Scaffold): string {
  if (what.kind === 'store') return what.collection;
  return what.kind === 'chart' ? 'charts' : 'services';
}

function faultOf(
  { what, uses, usedBy }: AddRequest,
  { environments }: Site,
): Diagnostic | undefined {
  if (what.kind === 'store' && !everyKind.some(({ collection }) => collection === what.collection))
    return unknownCollection(what);
  if (!Key.safeParse(what.key).success) return wrongKey('<name>', what.key);
  const path = [collectionOf(what), what.key];
  const taken = environments.map(({ written }) => treeAt(written, path)?.at.file);
  const [file] = taken.filter((each) => each !== undefined);
  if (file !== undefined) return diagnostic('command/name-in-use', { path: path.join('.'), file });
  const unknown = faultOfEdges({ uses, usedBy, key: what.key }, { environments });
  if (unknown !== undefined) return unknown;
  return what.kind === 'service'
    ? faultOfService(what, environments, uses.length + usedBy.length)
    : undefined;
}

function write({ what, uses, usedBy }: AddRequest, site: Site): void {
  if (what.kind === 'service') writeService(what, site);
  else if (what.kind === 'chart') writeChart(what, site);
  else {
    const lines = storeLines(what.collection, what.key);
    for (const { file } of site.environments) {
      site.texts.edit(file, (text) => insertLines(text, [what.collection], lines, keyOrder));
    }
  }
  const collection = collectionOf(what);
  const owner = what.kind === 'service' ? what.imageFrom : undefined;
  for (const each of uses) {
    addUse(site, what.key, owner ? besideOwner(each, owner, site.environments) : each);
  }
  for (const each of usedBy) addUse(site, each, `${collection}.${what.key}`);
}

function writeChart(what: Scaffold & { readonly kind: 'chart' }, { texts, shared }: Site): void {
  const [repository, chart, version] = [what.repository, what.chart, what.version].map((text) =>
    rewriteScalar('', text),
  ) as [string, string, string];
  const lines = chartLines({ ...what, repository, chart, version });
  texts.edit(shared, (text) => insertLines(text, [collectionOf(what)], lines, keyOrder));
}

interface Needed {
  readonly addons: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Each add-on may need others. */
const ROUNDS_MAX = 5;

function addNeeded({ root }: AddRequest, { texts, environments }: Site): Needed {
  const names = environments.map((each) => each.name);
  const addons = new Set<string>();
  for (let round = 0; ; round += 1) {
    const { diagnostics } = loadEnvironments({ root, names, edits: texts.edits() });
    const missing = diagnostics.flatMap(({ code, args }) =>
      code === 'model/addon-missing' ? [String(args['addon'])] : [],
    );
    if (missing.length === 0 || round === ROUNDS_MAX) return { addons: [...addons], diagnostics };
    for (const addon of new Set(missing)) {
      addons.add(addon);
      const path = addon.split('.');
      for (const { file } of environments) {
        texts.edit(file, (text) =>
          isWritten(text, path) ? undefined : setValue(text, path, '{}', keyOrder),
        );
      }
    }
  }
}
