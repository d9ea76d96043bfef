// Second places of a finding: those a rule names, and those its words do. Most rules say in their
// message which other value theirs contradicts; in a layered file, that one may stand anywhere.
import type { Diagnostic, Path, Position, Related } from '../../diagnostics/diagnostic.ts';
import { renderPath } from '../../diagnostics/render-path.ts';
import { everyKind } from '../../kinds/kinds.ts';
import type { Places } from './places.ts';

export interface Sources {
  readonly places: Places;
  /** Environments that rules of the landscape compare with. */
  readonly neighbours: readonly Places[];
}

/** More than these are a list, which nobody reads. */
const SHOWN_MAX = 3;

export function findRelated(
  { places, neighbours }: Sources,
  found: Diagnostic & { readonly at: Position },
): readonly Related[] {
  const named = (found.related ?? []).map((each) => locateRelated([places, ...neighbours], each));
  const isNamed = (name: string) => wordsOf(found).includes(name);
  const others = neighbours.filter(({ name }) => name !== places.name && isNamed(name));
  const all = [
    ...named,
    ...twin(places, found),
    ...mentioned(places, found),
    ...siblings(places, found),
    ...others.flatMap((other) => elsewhere(other, found)),
    ...entities(places, found),
  ];
  return distinct(all, found.at).slice(0, SHOWN_MAX);
}

function locateRelated([own, ...neighbours]: readonly Places[], related: Related): Related {
  const { path, target = 'value', environment } = related;
  if (path === undefined || related.at !== undefined) return related;
  const places =
    environment === undefined ? own : neighbours.find(({ name }) => name === environment);
  const at = places?.locate(path, target);
  return at === undefined ? related : { ...related, at };
}

type Located = Diagnostic & { readonly at: Position };

/** What is in the way of one entry is mostly another one of its collection, whose key a rule hands on as `other`. */
function twin(places: Places, { path = [], args }: Located): readonly Related[] {
  const { other } = args;
  if (typeof other !== 'string') return [];
  const keys = [other, other.split(' ').at(-1) ?? other];
  const paths = keys.flatMap((key) =>
    path.map((segment, index) => (segment === key ? [] : path.with(index, key))),
  );
  const written = paths.find((each) => each.length > 0 && places.seek(each) !== undefined);
  return written === undefined ? [] : relate(places, written);
}

const DOTTED = /[a-z]\w*(?:\.[A-Za-z][\w-]*|\[\d+\])+/g;

/** Paths that are written out, from the root or from a part that the finding lies in. */
function mentioned(places: Places, found: Located): readonly Related[] {
  return pathsIn(found).flatMap((words) => {
    const starts: readonly Path[] = [[], ...ancestorsOf(found.path ?? [])];
    const full = starts.map((base) => [...base, ...words]).find((path) => places.seek(path));
    return full === undefined ? [] : relate(places, full);
  });
}

/** Keys inside or beside the part at fault, or beside one around it, whose value another file sets. */
function siblings(places: Places, { path = [], at, ...found }: Located): readonly Related[] {
  const words = new Set(wordsOf(found).match(/\b[a-z]\w*\b/g));
  return [path, ...ancestorsOf(path)]
    .filter((base) => base.length > 0)
    .flatMap((base) => [...words].map((word) => [...base, word]))
    .filter((sibling) => places.seek(sibling)?.isMap === false)
    .flatMap((sibling) => relate(places, sibling))
    .filter((related) => related.at?.file !== at.file);
}

/** Where parts of an environment stand that are no kind, by what messages call one of them. */
const PARTS: Readonly<Record<string, Path>> = {
  service: ['services'],
  namespace: ['namespaces'],
  'add-on': ['addons'],
  tier: ['network', 'subnets'],
  'load balancer': ['edge', 'loadBalancers'],
  distribution: ['edge', 'distributions'],
  'web acl': ['edge', 'webAcls'],
  'node group': ['cluster', 'nodeGroups'],
  'node pool': ['cluster', 'nodePools'],
};

const COLLECTIONS = new Map<string, Path>([
  ...Object.entries(PARTS),
  ...everyKind.map(({ noun, collection }) => [noun.toLowerCase(), [collection]] as const),
]);

const NAMED = new RegExp(`\\b(${[...COLLECTIONS.keys()].join('|')}) ([a-z][\\w-]*)`, 'gi');

/** Entries that the message names by noun and key, but for the one that the fault lies in. */
function entities(places: Places, { path = [], message }: Located): readonly Related[] {
  return [...message.matchAll(NAMED)].flatMap(([, noun = '', key = '']) => {
    const entry = [...(COLLECTIONS.get(noun.toLowerCase()) ?? []), key];
    const isOwn = entry.every((segment, index) => segment === path[index]);
    return isOwn ? [] : relate(places, entry);
  });
}

/** The same path in an environment that the finding names, and what it says is to be written there. */
function elsewhere(other: Places, found: Located): readonly Related[] {
  const toWrite = pathsIn(found).map((path) =>
    other.seek(path) === undefined ? path.slice(0, -1) : path,
  );
  return [found.path ?? [], ...toWrite]
    .filter((path) => path.length > 0)
    .flatMap((path) => relate(other, path))
    .map((each) => ({ ...each, what: `${each.what} of ${other.name}` }));
}

function relate({ seek }: Places, path: Path): readonly Related[] {
  const written = seek(path);
  if (written === undefined) return [];
  const at = written.isMap ? (written.key ?? written.value) : written.value;
  return [{ what: renderPath(path), at }];
}

function pathsIn(found: Diagnostic): readonly Path[] {
  const texts = new Set(wordsOf(found).match(DOTTED));
  return [...texts].map((text) =>
    text
      .split(/[.[\]]+/)
      .filter((word) => word !== '')
      .map((word) => (/^\d+$/.test(word) ? Number(word) : word)),
  );
}

function wordsOf({ message, hint = '' }: Pick<Diagnostic, 'message' | 'hint'>): string {
  return `${message} ${hint}`;
}

/** The parts that a path lies in, the nearest first. */
function ancestorsOf(path: Path): readonly Path[] {
  return path.map((_, index) => path.slice(0, index)).toReversed();
}

/** None on the line at fault, which is shown already, and none twice. */
function distinct(all: readonly Related[], at: Position): readonly Related[] {
  const lines = new Set([lineOf(at)]);
  return all.filter((each) => {
    if (each.at === undefined) return false;
    const line = lineOf(each.at);
    const isNew = !lines.has(line);
    lines.add(line);
    return isNew;
  });
}

function lineOf({ file, line }: Position): string {
  return `${file}:${line}`;
}
