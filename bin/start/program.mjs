// Our own sources and a repository's extensions as one script, made anew when one of its inputs differs.
import { isAscii } from 'node:buffer';
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { bundleExtensions, extensionFiles, resolvePackage, SOURCE_MAP } from '../extensions.mjs';
import { compileScript, didMore, nameOf, spentWith } from './compiled.mjs';
import { differenceOf, recordInputs } from './inputs.mjs';

/** What the program requires to know which one it is. */
const PROGRAM = 'groundplan:program';
/** What hardly a command needs. */
const SELDOM = ['esbuild', '@dagrejs/dagre'];

export async function openProgram(store, place, { cache, startThread }) {
  // Where it would lie; stacks of errors name it.
  const { home } = place;
  const bundle = join(home, 'build/start/program.cjs');
  const name = nameOf('program', [place]);
  const { head, text, map, kept } =
    findProgram(store, name, place) ?? (await makeProgram(bundle, place));
  // esbuild escapes what is not ASCII, but for patterns. One byte a character is read faster.
  const source = isAscii(text) ? text.latin1Slice() : text.utf8Slice();
  const script = compileScript(source, bundle, kept?.code);
  // By Node alone: what is kept of the other packages is the same whether a run needed these or not.
  const native = createRequire(join(home, 'package.json'));
  const seldom = SELDOM.map((id) => [id, () => onDemand(() => native(id))]);
  return {
    /** No run before this one has left it. */
    isNew: kept === undefined,
    run(requireLibrary, libraries) {
      const given = {
        ...Object.fromEntries(seldom),
        [SOURCE_MAP]: () => map.toString(),
        [PROGRAM]: () => ({
          program: () => identityOf({ text, head }, libraries),
          cache: () => cache,
          startThread,
        }),
      };
      script.run({ exports: {} }, (id) => given[id]?.() ?? requireLibrary(id));
    },
    keep() {
      if (head === undefined) return;
      const { files, packages, inputs, isTouched } = head;
      if (script.isFast && !isTouched && !didMore(kept.spent)) return;
      const parts = [text, map, script.code()];
      store.write(name, { files, packages, inputs, spent: spentWith(script.isFast) }, parts);
    },
  };
}

/** A module that is loaded when something of it is asked for: esbuild leaves `import { one }` as `module.one`. */
function onDemand(load) {
  return new Proxy({}, { get: (_, name) => load()[name] });
}

/** Of all that runs; null where something is part of it that nobody has written down. */
function identityOf({ text, head }, libraries) {
  const known = libraries.identity();
  const isKnown = ([, path]) => path === null || libraries.knows(path);
  if (head === undefined || known === null || !head.packages.every(isKnown)) return null;
  return createHash('sha256').update(known).update(text).digest('hex');
}

function findProgram(store, name, place) {
  const entry = store.read(name);
  if (entry === undefined) return undefined;
  const { files, packages, inputs, spent } = entry.head;
  if (files.join('\n') !== extensionFiles(place).join('\n')) return undefined;
  if (packages.some(([id, path]) => resolvePackage(id, place) !== path)) return undefined;
  const difference = differenceOf(inputs);
  if (difference === 'content') return undefined;
  const [text, map, code] = entry.parts;
  const isTouched = difference === 'times';
  const head = { files, packages, inputs: isTouched ? renew(inputs) : inputs, isTouched };
  return { head, text, map, kept: { code, spent } };
}

/** Of files that have other times and the same content. */
function renew(inputs) {
  const renewed = recordInputs(
    inputs.map(([path]) => path),
    Date.now(),
  );
  const isSame = renewed?.every(([, , , , hash], index) => hash === inputs[index][4]) ?? false;
  return isSame ? renewed : inputs;
}

async function makeProgram(bundle, place) {
  const { home, entry, folders } = place;
  // Not needed, and not loaded, when nothing has changed.
  const { build, buildSync } = await import('esbuild');
  const options = {
    absWorkingDir: home,
    entryPoints: [join(home, entry)],
    outfile: bundle,
    write: false,
    bundle: true,
    metafile: true,
    platform: 'node',
    format: 'cjs',
    packages: 'external',
    external: [PROGRAM, SOURCE_MAP],
    alias: { '#program': PROGRAM },
    target: 'node20',
    logLevel: 'error',
  };
  const since = Date.now();
  const files = extensionFiles(place);
  const packages = new Map();
  const { outputFiles, metafile } =
    folders.length === 0
      ? buildSync({
          ...options,
          alias: { ...options.alias, '#extensions': join(home, 'src/kinds/extended/none.ts') },
        })
      : await bundleExtensions(build, options, { ...place, packages });
  const inputs = recordInputs([...inputsOf(metafile, home), ...files, ...settings(place)], since);
  const contentsOf = (pattern) =>
    Buffer.from(outputFiles.find(({ path }) => pattern.test(path))?.contents ?? []);
  const text = inAscii(contentsOf(/\.cjs$/));
  const map = contentsOf(/\.map$/);
  return {
    head: inputs === undefined ? undefined : { files, packages: [...packages], inputs },
    ...{ text, map, kept: undefined },
  };
}

/** The text is read a byte a character. esbuild writes strings so that it can be, and regular expressions as they are. */
function inAscii(bytes) {
  const text = bytes.toString();
  const escaped = text.replaceAll(
    /[^\0-\x7f]/g,
    (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return escaped === text ? bytes : Buffer.from(escaped);
}

/** Files alone: what a plugin made up has a name with a colon. */
function inputsOf({ inputs }, home) {
  return Object.keys(inputs)
    .filter((path) => !/^\w[\w-]+:/.test(path))
    .map((path) => resolve(home, path));
}

/** What says how the others are read. */
function settings({ home, root }) {
  const ours = ['package.json', 'package-lock.json', 'tsconfig.json'];
  const launcher = ['run', 'extensions', 'impure', 'places'].map((name) => `bin/${name}.mjs`);
  const bundler = createRequire(join(home, 'package.json')).resolve('esbuild/package.json');
  const paths = [bundler, ...[...ours, ...launcher, ...STEPS].map((path) => join(home, path))];
  return root === undefined ? paths : [...paths, join(root, 'package.json')];
}

const STEPS = [
  ...['cache-folder', 'compiled', 'inputs', 'libraries'],
  ...['package-files', 'program', 'store'],
].map((name) => `bin/start/${name}.mjs`);
