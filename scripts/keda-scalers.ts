// npm run keda-scalers -- <folder of a checkout of github.com/kedacore/keda> <version>
// Renews src/facts/keda-scalers.generated.json: the scalers of KEDA and the settings that each reads, as the
// tags of its structs say it. A scaler without such tags has no settings here, and nothing is said of them.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { render } from './aws-facts/render.ts';

const TARGET = 'src/facts/keda-scalers.generated.json';

interface Settings {
  /** In the metadata of a trigger; a name in `either` may come from what signs the trigger in. */
  readonly needed: readonly string[];
  readonly either: readonly string[];
  readonly others: readonly string[];
}

const NOTHING: Settings = { needed: [], either: [], others: [] };

const [folder, version] = process.argv.slice(2);
if (folder === undefined || version === undefined) {
  throw new Error('Usage: npm run keda-scalers -- <folder of KEDA> <version>');
}

const files = sourcesIn(join(folder, 'pkg/scalers'));
const builder = readFileSync(join(folder, 'pkg/scaling/scalers_builder.go'), 'utf8');
const scalers = [...builder.matchAll(/case "([^"]+)":\s+return scalers\.(New\w+)\(/g)].map(
  ([, type = '', maker = '']) => [type, settingsOf(maker)] as const,
);
const source = `https://github.com/kedacore/keda/tree/v${version}/pkg/scalers`;
const meaning =
  'scalers.<type>: settings that have to stand in metadata (needed), there or in what signs the trigger in (either), and those that may (others); null: not known. A name with FromEnv takes the value of a variable of the container.';
writeFileSync(TARGET, render({ source, version, meaning, scalers: Object.fromEntries(scalers) }));
console.log(`${TARGET}: ${scalers.length} scalers of KEDA ${version}.`);

function sourcesIn(root: string): readonly string[] {
  return readdirSync(root, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.go') && !name.endsWith('_test.go'))
    .sort()
    .map((name) => readFileSync(join(root, name), 'utf8'));
}

/** The struct of the file that makes the scaler whose name ends in "Metadata". */
function settingsOf(maker: string): Settings | null {
  // They hand on whatever is written.
  if (maker.startsWith('NewExternal')) return null;
  const file = files.find((text) => new RegExp(`^func ${maker}\\(`, 'm').test(text)) ?? '';
  const [, name] = /^type (\w+Metadata) struct/m.exec(file) ?? [];
  const found = name === undefined ? NOTHING : fieldsOf(name, file);
  return found.needed.length + found.either.length + found.others.length === 0 ? null : found;
}

/** Of a struct in the file, or in any other. */
function fieldsOf(name: string, file: string): Settings {
  const pattern = new RegExp(`^type ${name} struct \\{\\n([\\s\\S]*?)^\\}`, 'm');
  const [, body = ''] = [file, ...files].map((text) => pattern.exec(text)).find(Boolean) ?? [];
  return body.split('\n').reduce((all, line) => merge(all, fieldOf(line, file)), NOTHING);
}

function fieldOf(line: string, file: string): Settings {
  const [, tag] = /`keda:"([^"]+)"/.exec(line) ?? [];
  if (tag === undefined) return NOTHING;
  const [, names] = /\bname=([^,]+)/.exec(tag) ?? [];
  if (names === undefined) {
    const nested = fieldsOf(/\*?(?:authentication\.)?(\w+)\s+`/.exec(line)?.[1] ?? '', file);
    return { ...NOTHING, others: [...nested.needed, ...nested.either, ...nested.others] };
  }
  return placed(tag, names.trim().split(';'));
}

function placed(tag: string, names: readonly string[]): Settings {
  const isIn = (place: string) => new RegExp(`\\border=[^,]*\\b${place}\\b`).test(tag);
  const written = isIn('triggerMetadata') ? names : [];
  const fromEnv = isIn('resolvedEnv') ? names.map((name) => `${name}FromEnv`) : [];
  const isFree = /\boptional\b|\bdefault=/.test(tag) || names.length > 1;
  if (isFree || written.length === 0) return { ...NOTHING, others: [...written, ...fromEnv] };
  return { ...NOTHING, [isIn('authParams') ? 'either' : 'needed']: written, others: fromEnv };
}

function merge(one: Settings, other: Settings): Settings {
  const both = (key: keyof Settings) => [...new Set([...one[key], ...other[key]])].sort();
  return { needed: both('needed'), either: both('either'), others: both('others') };
}
