// Packages, file by file as CommonJS has it, so that no two copies of one ever meet. What a run has read of
// them, and where it found what they ask for, the next one reads from one file instead of a thousand.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire, isBuiltin, Module } from 'node:module';
import { dirname, isAbsolute } from 'node:path';
import { compileScript, didMore, nameOf, spentWith } from './compiled.mjs';
import { differenceOf, recordInputs } from './inputs.mjs';
import { packageFiles } from './package-files.mjs';

const native = createRequire(import.meta.url);
const NOTHING = { files: new Map(), others: [], places: {}, spent: undefined, inputs: [] };

export function openLibraries(store, { home, entry }) {
  const name = nameOf('libraries', [home, entry]);
  const since = Date.now();
  const found = findLibraries(store, name) ?? NOTHING;
  const { isReadable, settingsOf } = packageFiles(home);
  const places = new Map(Object.entries(found.places));
  const scripts = new Map();
  const others = new Set(found.others);

  function requireFrom(file) {
    const folder = dirname(file);
    const known = places.get(folder) ?? {};
    places.set(folder, known);
    const { resolve } = createRequire(file);
    const require = (id) => {
      if (isBuiltin(id)) return native(id);
      if (isAbsolute(id)) return load(resolve(id));
      known[id] ??= resolve(id);
      return load(known[id]);
    };
    return Object.assign(require, { resolve, cache: native.cache });
  }

  /** By Node's own cache of modules, what Node loads itself finds what was loaded here, and this what Node has. */
  function load(file) {
    const known = native.cache[file];
    if (known !== undefined) return known.exports;
    if (found.files.has(file) || isReadable(file)) return run(file);
    others.add(file);
    return native(file);
  }

  function run(file) {
    const { text, code } = found.files.get(file) ?? { text: readPackageFile(file) };
    const script = compileScript(text.toString(), file, code);
    scripts.set(file, { text, script });
    const module = new Module(file);
    module.filename = file;
    native.cache[file] = module;
    try {
      script.run(module, requireFrom(file));
      module.loaded = true;
    } catch (error) {
      delete native.cache[file];
      throw error;
    }
    return module.exports;
  }

  const loaded = { found, scripts, others, places };
  return {
    requireFrom,
    knows: (file) => isKnown(found, file),
    identity: () => identityOf(loaded),
    keep: () => keepIn(store, name, { ...loaded, since, settingsOf }),
  };
}

function isKnown({ files, others }, file) {
  return files.has(file) || others.includes(file);
}

/** Of all that was loaded; null where that is more than what was written down. */
function identityOf({ found, scripts, others }) {
  if (![...scripts.keys(), ...others].every((file) => isKnown(found, file))) return null;
  const contents = found.inputs.map(([path, , , , hash]) => [path, hash]);
  return createHash('sha256')
    .update(JSON.stringify([process.version, contents]))
    .digest('hex');
}

function keepIn(store, name, { found, scripts, others, places, since, settingsOf }) {
  const isComplete =
    [...scripts].every(([file, { script }]) => found.files.has(file) && script.isFast) &&
    [...others].every((file) => isKnown(found, file));
  if (isComplete && !found.isTouched && !didMore(found.spent)) return;
  const files = new Map([...found.files, ...scripts]);
  const inputs = recordInputs(settingsOf([...files.keys(), ...others]), since);
  if (inputs === undefined) return;
  const parts = [...files.values()].flatMap(({ text, code, script }) => [
    text,
    script?.code() ?? code,
  ]);
  const head = {
    inputs,
    others: [...others],
    places: Object.fromEntries(places),
    paths: [...files.keys()],
    spent: spentWith(isComplete),
  };
  store.write(name, head, parts);
}

/** Source maps at the end of files are most of what packages of AWS resources weigh. */
function readPackageFile(file) {
  const text = readFileSync(file);
  const at = text.lastIndexOf('\n//# sourceMappingURL=data:');
  const isLast = at !== -1 && text.indexOf('\n', at + 1) === -1;
  return isLast ? text.subarray(0, at + 1) : text;
}

function findLibraries(store, name) {
  const entry = store.read(name);
  if (entry === undefined) return undefined;
  const { inputs, others, places, paths, spent } = entry.head;
  const difference = differenceOf(inputs);
  if (difference === 'content') return undefined;
  const { parts } = entry;
  const files = new Map(
    paths.map((path, index) => [path, { text: parts[2 * index], code: parts[2 * index + 1] }]),
  );
  return { files, others, places, spent, inputs, isTouched: difference === 'times' };
}
