// The extensions of a repository, `extensions/<kind>/kind.ts`, as a part of the bundle: the module
// `#extensions` lists them, and what keeps one from being bundled is handed on as a finding about its file.
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';

const FOLDER = 'extensions';

/** What a bundle requires to read its own source map. */
export const SOURCE_MAP = 'groundplan:source-map';

/** Modules of Node whose functions give the same for the same, and touch nothing. */
const PURE = new Set(['crypto', 'util', 'path', 'path/posix', 'url', 'assert', 'buffer']);

/** The folder that the command will compile: as `findRoot` in src/emit/read-repository.ts has it. */
export function rootOf(words, cwd) {
  const config = { args: words, options: { root: { type: 'string' } }, strict: false };
  const { tokens } = parseArgs({ ...config, tokens: true, allowPositionals: true });
  const named = tokens.findLast(({ kind, name }) => kind === 'option' && name === 'root')?.value;
  return named === undefined ? above(cwd) : resolve(cwd, named);
}

function above(folder) {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : above(parent);
}

/** Folders below `extensions/`, in the order of their names. */
export function findExtensions(root) {
  const top = join(root, FOLDER);
  if (!isFolder(top)) return [];
  return readdirSync(top)
    .filter((name) => !name.startsWith('.') && name !== 'node_modules')
    .filter((name) => isFolder(join(top, name)))
    .sort();
}

/** All files below them: any of them may be read when they are bundled. */
export function extensionFiles({ root, folders }) {
  return folders.length === 0 ? [] : filesBelow(join(root, FOLDER), new Set()).sort();
}

function filesBelow(folder, seen) {
  const real = realpathSync(folder);
  if (seen.has(real)) return [];
  seen.add(real);
  return readdirSync(folder).flatMap((name) => {
    if (name === 'node_modules') return [];
    const path = join(folder, name);
    return isFolder(path) ? filesBelow(path, seen) : [path];
  });
}

function isFolder(path) {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** One that cannot be bundled leaves none of them in, and what is wrong with it. */
export async function bundleExtensions(build, options, place) {
  // Loads esbuild, which a start that finds all as it was does without.
  const { impurities } = await import('./impure.mjs');
  const bundled = (faults) =>
    build({
      ...options,
      sourcemap: 'external',
      sourcesContent: false,
      // Those of the repository are for its editors.
      tsconfigRaw: {},
      logLevel: 'silent',
      plugins: [extensionsPlugin(place, { bundle: options.outfile, faults, impurities })],
    });
  try {
    return await bundled([]);
  } catch (error) {
    const faults = (error.errors ?? []).map((each) => faultOf(each, place));
    if (faults.length === 0 || faults.includes(undefined)) {
      for (const { text, location } of error.errors ?? []) {
        console.error(`${location?.file ?? ''}:${location?.line ?? ''}: ${text}`);
      }
      throw error;
    }
    return bundled(faults);
  }
}

function extensionsPlugin(place, { bundle, faults, impurities }) {
  const { home, root, folders } = place;
  const top = join(root, FOLDER) + sep;
  const doors = {
    'groundplan/kind': join(home, 'src/extensions/kind.ts'),
    'groundplan/environment': join(home, 'src/model/schema/environment.ts'),
  };
  return {
    name: 'extensions',
    setup(build) {
      build.onResolve({ filter: /^#extensions$/ }, () => ({
        path: '#extensions',
        namespace: 'extensions',
      }));
      build.onLoad({ filter: /.*/, namespace: 'extensions' }, () => ({
        contents: listing({ home, root, folders, bundle, faults }),
        resolveDir: root,
        loader: 'js',
      }));
      build.onLoad({ filter: /\.[cm]?[jt]sx?$/ }, ({ path }) => {
        const errors = path.startsWith(top) ? impurities(path) : [];
        return errors.length > 0 ? { errors } : undefined;
      });
      build.onResolve({ filter: /^[^#]/ }, ({ path, importer, pluginData, resolveDir }) => {
        if (!importer.startsWith(top) || pluginData === 'seen') return undefined;
        if (doors[path] !== undefined) return { path: doors[path] };
        if (path.startsWith('.') || path.startsWith('/')) {
          return belowTop(resolve(resolveDir, path), top);
        }
        return packageOf(path, place);
      });
    },
  };
}

/** Undefined lets esbuild find the file. */
function belowTop(file, top) {
  if (file.startsWith(top)) return undefined;
  return refused('a file outside of extensions/', 'Import what it offers from groundplan/kind');
}

function packageOf(path, place) {
  if (isBuiltin(path)) {
    if (PURE.has(path.replace(/^node:/, ''))) return { path, external: true };
    return refused(
      `${path}, by which files, clocks and the network are read`,
      'Let the environment file say what it depends on',
    );
  }
  const found = resolvePackage(path, place);
  place.packages.set(path, found);
  if (found !== null) return { path: found, external: true };
  return {
    errors: [{ detail: { code: 'missing', name: path }, text: `No package for ${path}` }],
  };
}

/** Ours come first: two copies of one library do not know each other's objects. */
export function resolvePackage(path, { home, root }) {
  for (const folder of [home, join(root, FOLDER)]) {
    try {
      return createRequire(join(folder, 'package.json')).resolve(path);
    } catch {
      // The next one may have it.
    }
  }
  return null;
}

function refused(what, advice) {
  return { errors: [{ detail: { code: 'refused', what, advice }, text: what }] };
}

/** What #extensions is: see src/kinds/extended/bundle.ts. */
function listing({ home, root, folders, bundle, faults }) {
  const places = JSON.stringify(join(home, 'bin/places.mjs'));
  const modules = faults.length > 0 ? [] : folders.map((folder) => moduleOf(root, folder));
  return [
    `import { placesIn } from ${places};`,
    'export const extensions = {',
    `  root: ${JSON.stringify(root)},`,
    `  faults: ${JSON.stringify(faults)},`,
    `  modules: [${modules.join(',\n')}],`,
    `  placeOf: placesIn({ ...${JSON.stringify({ bundle, root })}, readMap: () => require(${JSON.stringify(SOURCE_MAP)}) }),`,
    '};',
  ].join('\n');
}

function moduleOf(root, folder) {
  const file = `${FOLDER}/${folder}/kind.ts`;
  const path = join(root, file);
  const isThere = existsSync(path);
  const source = isThere ? readFileSync(path, 'utf8') : null;
  const load = isThere ? `() => require(${JSON.stringify(path)})` : 'null';
  return `{ folder: ${JSON.stringify(folder)}, file: ${JSON.stringify(file)}, source: ${JSON.stringify(source)}, load: ${load} }`;
}

/** An error of esbuild as plain data; undefined where it is about no extension. */
function faultOf({ text, location, detail }, { home, root }) {
  if (location === null) return undefined;
  const file = relative(root, resolve(home, location.file)).replaceAll(sep, '/');
  if (!file.startsWith(`${FOLDER}/`)) return undefined;
  const { line, column, length, lineText } = location;
  // Columns of esbuild are bytes, from 0.
  const bytes = Buffer.from(lineText);
  const start = bytes.subarray(0, column).toString().length + 1;
  const end = start + Math.max(bytes.subarray(column, column + length).toString().length, 1);
  const at = { file, line, column: start, endLine: line, endColumn: end };
  return { text, at, ...(detail?.code ? { detail } : {}) };
}
