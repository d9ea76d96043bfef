// Scaffolds in files that are there: a service, a store or a chart, with its edges and the add-ons it needs.
import { type Diagnostic, diagnostic, hasErrors } from '../../diagnostics/diagnostic.ts';
import { insertLines } from '../../edit/insert-lines.ts';
import { setValue } from '../../edit/set-value.ts';
import { rewriteScalar } from '../../edit/values/rewrite-scalar.ts';
import { isWritten, keysAt } from '../../edit/written-at.ts';
import { keyOrder } from '../../environment/schema/key-order.ts';
import { environmentsUnder } from '../../load/find-environments.ts';
import { loadEnvironments } from '../../load/load-environments.ts';
import type { LoadedEnvironment } from '../../load/loaded-environment.ts';
import { treeAt } from '../../load/tree.ts';
import { Key } from '../../model/schema/primitives.ts';
import { chartLines, imageLines, serviceLines } from '../../scaffold/entries.ts';
import { storeLines, useOf } from '../../scaffold/stores.ts';
import { wrongKey } from './refusals.ts';
import { openTexts, type Texts, type Tried } from './texts.ts';

export interface AddRequest {
  readonly root: string;
  /** A system, for all of its environments; or one of them. */
  readonly name: string;
  readonly what: Scaffold;
  /** Edges from it, as `databases.main` or `queues.jobs=send`. */
  readonly uses: string | undefined;
  /** The service that uses it. */
  readonly usedBy: string | undefined;
}

export type Scaffold =
  | { readonly kind: 'service'; readonly key: string; readonly port: number }
  | { readonly kind: 'store'; readonly collection: string; readonly key: string }
  | {
      readonly kind: 'chart';
      readonly key: string;
      readonly repository: string;
      readonly chart: string;
      readonly version: string;
      readonly port: number | undefined;
    };

interface Site {
  readonly texts: Texts;
  readonly environments: readonly LoadedEnvironment[];
  /** The layer that all of them have, or the one environment. */
  readonly shared: string;
}

export function addEntry(request: AddRequest): Tried {
  const { root, name, what } = request;
  const all = loadEnvironments({ root, names: [] });
  if (all.value === undefined) return { diagnostics: all.diagnostics };
  const environments = environmentsUnder(all.value, name);
  const fault = faultOf(request, environments, all.value);
  if (fault !== undefined) return { diagnostics: [fault] };
  const shared = name.includes('/')
    ? (environments[0]?.file ?? '')
    : `environments/${name}/base.yaml`;
  const site = { texts: openTexts(root), environments, shared };
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

function collectionOf(what: Scaffold): string {
  if (what.kind === 'store') return what.collection;
  return what.kind === 'chart' ? 'charts' : 'services';
}

function faultOf(
  { name, what, uses, usedBy }: AddRequest,
  environments: readonly LoadedEnvironment[],
  all: readonly LoadedEnvironment[],
): Diagnostic | undefined {
  if (environments.length === 0) {
    const known = all.map((each) => each.name).join(', ');
    return diagnostic('load/unknown-environment', { name, suggestion: undefined, known });
  }
  if (!Key.safeParse(what.key).success) return wrongKey('<name>', what.key);
  const path = [collectionOf(what), what.key];
  const taken = environments.map(({ written }) => treeAt(written, path)?.at.file);
  const [file] = taken.filter((each) => each !== undefined);
  if (file !== undefined) return diagnostic('command/name-in-use', { path: path.join('.'), file });
  if (what.kind !== 'service' || uses !== undefined || usedBy !== undefined) return undefined;
  return diagnostic('command/edge-unsaid', { service: what.key });
}

function write({ what, uses, usedBy }: AddRequest, site: Site): void {
  const { texts, environments, shared } = site;
  const add = (file: string, collection: string, lines: readonly string[]) =>
    texts.edit(file, (text) => insertLines(text, [collection], lines, keyOrder));
  if (what.kind === 'service') {
    const [first] = environments;
    const namespaces = Object.keys(first?.environment.namespaces ?? {});
    const categories = Object.keys(first?.environment.categories?.titles ?? {});
    const namespace =
      namespaces.find((each) => isForServices(first, each)) ?? namespaces[0] ?? what.key;
    const choice = { key: what.key, port: what.port, namespace, category: categories[0] };
    add(shared, 'services', serviceLines(choice));
    for (const { file } of environments) addImage(texts, { file, shared }, what.key);
  } else if (what.kind === 'chart') {
    const [repository, chart, version] = [what.repository, what.chart, what.version].map((text) =>
      rewriteScalar('', text),
    ) as [string, string, string];
    add(shared, 'charts', chartLines({ ...what, repository, chart, version }));
  } else {
    const lines = storeLines(what.collection, what.key);
    for (const { file } of environments) add(file, what.collection, lines);
  }
  const collection = collectionOf(what);
  if (uses !== undefined) addUse(site, what.key, uses);
  if (usedBy !== undefined) addUse(site, usedBy, `${collection}.${what.key}`);
}

/** One where services are already, rather than that of a chart. */
function isForServices(loaded: LoadedEnvironment | undefined, namespace: string): boolean {
  return Object.values(loaded?.environment.services ?? {}).some(
    (service) => service.namespace === namespace,
  );
}

function addImage(
  texts: Texts,
  { file, shared }: { readonly file: string; readonly shared: string },
  key: string,
): void {
  const [line = ''] = imageLines(key);
  texts.edit(file, (text) =>
    file === shared
      ? setValue(text, ['services', key, 'image', 'tag'], '0.1.0', keyOrder)
      : insertLines(text, ['services'], [line], keyOrder),
  );
}

/** `store` as `databases.main`, with `=word` for another word than most services have. */
function addUse({ texts, shared, environments }: Site, service: string, store: string): void {
  const [path = '', word] = store.split('=');
  const [collection = '', key = ''] = path.split('.');
  const holder = [shared, ...environments.map(({ file }) => file)].find((file) =>
    isWritten(texts.read(file), ['services', service]),
  );
  const at = ['services', service, 'uses', collection];
  const use = word ?? useOf(collection);
  texts.edit(holder ?? shared, (text) => {
    if (use !== null) {
      return isWritten(text, at)
        ? setValue(text, [...at, key], use, keyOrder)
        : setValue(text, at, `{ ${key}: ${use} }`, keyOrder);
    }
    return withItem(text, at, key);
  });
}

/** A list with one more item, in brackets as `uses` mostly has them. */
function withItem(text: string, path: readonly string[], item: string): string | undefined {
  if (!isWritten(text, path)) return setValue(text, path, `[${item}]`, keyOrder);
  const items = [...keysAt(text, path), item];
  return setValue(text, path, `[${items.join(', ')}]`, keyOrder);
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
