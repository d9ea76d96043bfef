// The shape of src/, as docs/architecture.md describes it. Each test lists the offenders.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addons } from '../src/addons/addons.ts';
import { everyKind } from '../src/kinds/kinds.ts';

interface Room {
  /** Other rooms it may import. */
  readonly src: readonly string[];
  /** Packages, by name or by the beginning of a path. */
  readonly packages: readonly string[];
  /** Modules of Node without the `node:`. */
  readonly node: readonly string[];
}

const MODEL = ['model', 'diagnostics', 'facts'];
/** The environment as a whole, with all it is made of. */
const WHOLE = [...MODEL, 'addons', 'kinds', 'environment'];
const TERRAFORM = ['cdktf', '@cdktf/provider-aws/lib/', 'constructs'];
const KUBERNETES = ['cdk8s', 'cdk8s-plus-27', 'constructs'];

const DOOR = ['pipeline', 'diagnostics', 'load'];

/** `crypto` stands for createHash alone: the same input gives the same output. */
const ROOMS: Readonly<Record<string, Room>> = {
  diagnostics: { src: [], packages: [], node: ['util'] },
  // What AWS and others allow: data with its source, renewed by scripts.
  facts: { src: [], packages: [], node: [] },
  model: { src: ['diagnostics', 'facts'], packages: ['zod'], node: [] },
  addons: { src: MODEL, packages: [], node: [] },
  // What a kind of resource tells each stage; only two of its parts know a library.
  kinds: { src: MODEL, packages: ['zod', '#extensions'], node: [] },
  'kinds/terraform': { src: [...MODEL, 'kinds', 'terraform'], packages: TERRAFORM, node: [] },
  'kinds/platform': { src: [...MODEL, 'kinds', 'kubernetes'], packages: KUBERNETES, node: [] },
  // The door for kinds of a repository's own.
  extensions: {
    src: [...MODEL, 'addons', 'kinds', 'kubernetes', 'terraform'],
    packages: ['zod'],
    node: [],
  },
  environment: { src: [...MODEL, 'addons', 'kinds'], packages: ['zod'], node: [] },
  load: { src: WHOLE, packages: ['yaml', 'zod'], node: ['fs', 'path'] },
  terraform: { src: MODEL, packages: TERRAFORM, node: [] },
  infra: { src: [...WHOLE, 'terraform'], packages: TERRAFORM, node: [] },
  kubernetes: { src: MODEL, packages: KUBERNETES, node: [] },
  platform: { src: [...WHOLE, 'kubernetes'], packages: KUBERNETES, node: ['crypto'] },
  apps: { src: [...WHOLE, 'kubernetes'], packages: KUBERNETES, node: ['crypto'] },
  delivery: { src: WHOLE, packages: KUBERNETES, node: ['crypto'] },
  check: { src: WHOLE, packages: ['yaml'], node: [] },
  // `crypto` for the ids that git gives contents.
  lifecycle: { src: WHOLE, packages: ['yaml'], node: ['crypto'] },
  // What of the difference a reviewer has to read.
  review: { src: [...MODEL, 'lifecycle'], packages: [], node: [] },
  // Where a result comes from: keys tried with other values.
  explain: { src: [...WHOLE, 'load', 'lifecycle', 'review'], packages: ['yaml', 'zod'], node: [] },
  // YAML texts in which one thing changes.
  edit: { src: ['diagnostics', 'model'], packages: ['yaml'], node: [] },
  // What of all environments people look at: pages and drawings; its client runs in a browser.
  report: {
    src: [...WHOLE, 'lifecycle', 'review'],
    packages: ['@dagrejs/dagre'],
    node: [],
  },
  // Texts for a repository of a user: what is made where nothing is yet.
  scaffold: { src: MODEL, packages: [], node: [] },
  emit: { src: MODEL, packages: ['yaml'], node: ['fs', 'path'] },
  // What a run saw, for the next one; `crypto` for hashes.
  // Threads, which know nothing of what they are asked.
  workers: { src: [], packages: [], node: ['worker_threads'] },
  cache: { src: [], packages: [], node: ['fs', 'path', 'crypto'] },
  pipeline: {
    src: [
      ...[...WHOLE, 'cache', 'workers', 'load', 'infra', 'platform', 'apps', 'delivery'],
      ...['check', 'lifecycle', 'review', 'explain', 'report', 'edit', 'emit', 'scaffold'],
    ],
    // The script of the report, for browsers.
    packages: ['esbuild'],
    node: ['path', 'perf_hooks'],
  },
  commands: {
    src: ['pipeline', 'workers', 'diagnostics', 'load', 'review', 'explain'],
    packages: [],
    node: ['path', 'util'],
  },
  // Doors for the commands of cdktf and cdk8s themselves.
  'cdktf-main': { src: ['infra', ...DOOR], packages: [], node: ['process', 'url'] },
  'cdk8s-main': { src: ['delivery', ...DOOR], packages: [], node: ['process', 'url'] },
  main: {
    src: ['commands', 'pipeline', 'workers', 'diagnostics', 'load'],
    packages: ['../package.json', '#program'],
    node: ['process', 'child_process', 'fs', 'os', 'path', 'worker_threads'],
  },
};

const LINES_MAX = 350;
const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s(?:[^'";]*?\sfrom\s)?['"]([^'"]+)['"]|import\(['"]([^'"]+)['"]\)/g;
const VAGUE_NAME = /(^|-)(utils?|helpers?|common|misc|handler)(-|\.|$)/;
const VAGUE_FUNCTION = /export (?:async )?function (handle|process|manage|do)[A-Z]\w*/g;

interface Source {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly string[];
}

const sources: readonly Source[] = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => path.replaceAll('\\', '/'))
  .sort()
  .map((path) => {
    const text = readFileSync(join('src', path), 'utf8');
    return {
      path,
      text,
      imports: importsIn(text),
    };
  });

function importsIn(text: string): readonly string[] {
  // What a scaffold writes may import as well.
  const own = text.replaceAll(/`(?:\\.|[^`\\])*`/gs, '``');
  return [...own.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? '');
}

/** The first folder; two parts of a kind are rooms of their own. */
function roomOf(path: string): string {
  const [, part] = /^kinds\/[^/]+\/(terraform|platform)[./]/.exec(path) ?? [];
  return part ? `kinds/${part}` : (path.split('/')[0] ?? '').replace(/\.ts$/, '');
}

function targetOf(source: Source, specifier: string): string {
  return relative('src', join('src', dirname(source.path), specifier)).replaceAll('\\', '/');
}

/** Its kind.ts puts a kind together, of all parts; the contract names types of the adapter. */
const PUTS_TOGETHER = /^kinds\/([^/]+\/kind\.ts|contract\/terraform-part\.ts)$/;

/** From outside, kinds are seen through their list and their contract; no kind looks into another. */
function isDoorOfKinds(from: string, target: string): boolean {
  if (!target.startsWith('kinds/')) return true;
  const [, folder, file] = target.split('/');
  if (file === undefined || folder === 'contract') return true;
  const isListed = file === 'kind.ts' || folder === 'extended';
  return from.startsWith(`kinds/${folder}/`) || (from === 'kinds/kinds.ts' && isListed);
}

function isAllowed(source: Source, specifier: string): boolean {
  const room = ROOMS[roomOf(source.path)];
  if (!room) return false;
  if (specifier.startsWith('.') && !room.packages.includes(specifier)) {
    return isReachable(source.path, targetOf(source, specifier), room);
  }
  if (specifier.startsWith('node:')) return room.node.includes(specifier.slice('node:'.length));
  return room.packages.some((name) =>
    name.endsWith('/')
      ? specifier.startsWith(name)
      : specifier === name || specifier.startsWith(`${name}/`),
  );
}

function isReachable(from: string, target: string, { src }: Room): boolean {
  if (!isDoorOfKinds(from, target)) return false;
  const parts = PUTS_TOGETHER.test(from) ? ['kinds/terraform', 'kinds/platform', 'terraform'] : [];
  return [roomOf(from), ...src, ...parts].includes(roomOf(target));
}

describe('rooms', () => {
  it('are all declared', () => {
    const undeclared = sources.map(({ path }) => path).filter((path) => !ROOMS[roomOf(path)]);

    expect(undeclared).toEqual([]);
  });

  it('import only what the table allows', () => {
    const offenders = sources.flatMap((source) =>
      source.imports
        .filter((specifier) => !isAllowed(source, specifier))
        .map((specifier) => `src/${source.path} imports ${specifier}`),
    );

    expect(offenders).toEqual([]);
  });

  it('import files that exist, with their extension', () => {
    const offenders = sources.flatMap((source) =>
      source.imports
        .filter((specifier) => specifier.startsWith('.'))
        .filter((specifier) => !existsSync(join('src', targetOf(source, specifier))))
        .map((specifier) => `src/${source.path} imports ${specifier}`),
    );

    expect(offenders).toEqual([]);
  });
});

describe('kinds and the adapter', () => {
  it('know a root module by its type only', () => {
    const offenders = sources
      .filter(({ path }) => path.startsWith('kinds/'))
      .filter(({ text }) => /import (?!type )[^;]*\/root-module\.ts'/.test(text))
      .map(({ path }) => `src/${path}`);

    expect(offenders).toEqual([]);
  });
});

describe('modules', () => {
  it('do not import each other in a circle, not even types', () => {
    const byPath = new Map(sources.map((source) => [source.path, source]));
    const done = new Set<string>();

    function circleFrom(path: string, trail: readonly string[]): readonly string[] {
      if (trail.includes(path)) return [[...trail.slice(trail.indexOf(path)), path].join(' → ')];
      if (done.has(path)) return [];
      const source = byPath.get(path);
      const targets = (source?.imports ?? [])
        .filter((specifier) => specifier.startsWith('.'))
        .map((specifier) => (source ? targetOf(source, specifier) : ''));
      const found = targets.flatMap((target) => circleFrom(target, [...trail, path]));
      done.add(path);
      return found;
    }

    expect(sources.flatMap(({ path }) => circleFrom(path, []))).toEqual([]);
  });

  it('do not only pass on what others export', () => {
    const barrels = sources
      .filter(({ path, text }) => /(^|\/)index\.ts$/.test(path) || /^export \* from/m.test(text))
      .map(({ path }) => path);

    expect(barrels).toEqual([]);
  });

  it(`have at most ${LINES_MAX} lines`, () => {
    const long = sources
      .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
      .filter(({ lines }) => lines > LINES_MAX)
      .map(({ path, lines }) => `src/${path}: ${lines}`);

    expect(long).toEqual([]);
  });
});

describe('names', () => {
  it('of files and functions say what they are for', () => {
    const files = sources
      .map(({ path }) => path)
      .filter((path) => path.split('/').some((segment) => VAGUE_NAME.test(segment)));
    const functions = sources.flatMap(({ path, text }) =>
      [...text.matchAll(VAGUE_FUNCTION)].map((match) => `src/${path}: ${match[0]}`),
    );

    expect([...files, ...functions]).toEqual([]);
  });

  it('of systems stay in environments/', () => {
    const systems = readdirSync('environments', { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
    const offenders = sources.flatMap(({ path, text }) =>
      systems
        .filter((system) => withoutComments(text).includes(system))
        .map((system) => `src/${path}: ${system}`),
    );

    expect(offenders).toEqual([]);
  });
});

/** Files outside of src/addons that may know one add-on by name. */
const NAMED_BY_MAX = 3;

/** Its name as a whole text, as a key or behind `addons.`, or an import of its file. */
function namingOf(addon: string): RegExp {
  return new RegExp(`'${addon}'|\\baddons\\.${addon}\\b|^ *${addon}:|/addons/${addon}[/.]`, 'm');
}

describe('add-ons', () => {
  it.each(addons.map(({ name }) => name))(
    `are known to at most ${NAMED_BY_MAX} other files: %s`,
    (name) => {
      const naming = namingOf(name);
      const files = sources
        // Scaffolds are environments in words, as users write them.
        .filter(({ path }) => !['addons', 'scaffold'].includes(roomOf(path)))
        .filter(({ text }) => naming.test(withoutComments(text)))
        .map(({ path }) => `src/${path}`);

      expect(files.slice(NAMED_BY_MAX)).toEqual([]);
    },
  );

  it('have a file of their own name, and are in the list', () => {
    const own = sources
      .map(({ path }) => path)
      .filter((path) => /^addons\/([^/]+\.ts|([^/]+)\/\2\.ts)$/.test(path))
      .map((path) => path.replace(/^addons\/(.*\/)?/, '').replace('.ts', ''));

    const contract = ['addon', 'addons'];
    expect(own.filter((name) => !contract.includes(name)).sort()).toEqual(
      addons.map(({ name }) => name).sort(),
    );
  });
});

/** Files outside of its folder that may know one kind of resource by its collection. */
const KNOWN_BY_MAX = 3;

/** Asked of an environment or of what a service uses, taken out of one of them, or at the start of a path. */
function knowing(collection: string): RegExp {
  const from = String.raw`(?:\w+\.)*(?:\w*[eE]nvironment|\w*[uU]ses)\b(?![.(])`;
  return new RegExp(
    [
      String.raw`(?:[eE]nvironment|[uU]ses|\))\.${collection}\b`,
      String.raw`\[\s*'${collection}'\s*[,\]]`,
      String.raw`\{[^{}]*\b${collection}\b[^{}]*\}\s*(?::\s*(?:Environment|Uses)\b|=\s*${from})`,
      `/kinds/${folderOf(collection)}/`,
    ].join('|'),
  );
}

function folderOf(collection: string): string {
  return collection.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

describe('kinds of resources', () => {
  it.each(everyKind.map(({ collection }) => collection))(
    `are known to at most ${KNOWN_BY_MAX} files outside of their folder: %s`,
    (collection) => {
      const own = `kinds/${folderOf(collection)}/`;
      const files = sources
        .filter(({ path }) => path !== 'kinds/kinds.ts' && !path.startsWith(own))
        .filter(({ text }) => knowing(collection).test(withoutComments(text)))
        .map(({ path }) => `src/${path}`);
      console.info([`${collection}: ${files.length} outside`, ...files].join('\n  '));

      expect(files.slice(KNOWN_BY_MAX)).toEqual([]);
    },
  );

  it('have a folder of the name of their collection, and are in the list', () => {
    const folders = readdirSync('src/kinds', { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !['contract', 'extended'].includes(entry.name))
      .map(({ name }) => name);

    expect(folders.sort()).toEqual(everyKind.map(({ collection }) => folderOf(collection)).sort());
  });

  it('are counted where they are known', () => {
    const text = sources.find(({ path }) => path === 'model/naming/buckets.ts')?.text ?? '';

    expect(knowing('buckets').test(text)).toBe(true);
    expect(knowing('caches').test(text)).toBe(false);
  });
});

/** Comments may use a system as an example. */
function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '');
}
