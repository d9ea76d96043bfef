// Small mistakes that somebody made who had read the reference, the how-tos and the committed environments, and
// neither the source nor its tests: each is one edit of a committed environment.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { someOf } from '../support/some-of.ts';
import { askedOf } from '../support/systems/systems.ts';
import { diagnosticsOf } from './asking.ts';

/** Those that are not found, by title. */
const missed: Readonly<Record<string, string>> = {
  'A flag that a program does not have': 'Flags are known to the program alone.',
  'The role of the developers misspelled': 'Only IAM knows which roles there are.',
  'Minutes written as seconds for migrations':
    'How long a migration takes nobody has written, and 45 seconds are enough for many.',
};

/** Ten seconds of a core, of which there may be few. */
const PATIENCE = 180_000;

interface Edit {
  readonly file: string;
  readonly find: string;
  readonly replace?: string;
  readonly before?: string;
  readonly after?: string;
}

interface Mistake extends Edit {
  readonly title: string;
  readonly area: string;
  readonly edits?: readonly Edit[];
  readonly more?: readonly Omit<Edit, 'file'>[];
  readonly line: readonly string[];
  readonly hard?: boolean;
}

const made = listOf('blind.yaml');
const blind = someOf(askedOf(made, 'blind mistakes', filesOf), 8);
const spares = someOf(askedOf(listOf('spares.yaml'), 'spare mistakes', filesOf), 8);

describe('mistakes that were made blind', () => {
  it(
    'are found at their line, 97 of a hundred',
    () => {
      const unfound = blind.filter((mistake) => !isFound(mistake)).map(({ title }) => title);

      const known = Object.keys(missed).filter((title) =>
        blind.some((each) => each.title === title),
      );

      console.info(`${blind.length - unfound.length} of ${blind.length} blind mistakes are found`);
      expect(made).toHaveLength(100);
      expect(Object.keys(missed).length).toBeLessThanOrEqual(3);
      expect(unfound).toEqual(known);
    },
    PATIENCE,
  );

  it(
    'are found at their line, the spare ones too',
    () => {
      const unfound = spares.filter((mistake) => !isFound(mistake)).map(({ title }) => title);

      expect(unfound).toEqual([]);
    },
    PATIENCE,
  );

  it('are hard to know where they are missed', () => {
    const hard = made.filter((mistake) => mistake.hard === true).map(({ title }) => title);

    expect(hard).toEqual(expect.arrayContaining(Object.keys(missed)));
  });
});

function filesOf({ file, edits = [] }: Partial<Edit> & Pick<Mistake, 'edits'>): readonly string[] {
  return [...(file === undefined ? [] : [file]), ...edits.map((edit) => edit.file)];
}

function listOf(name: string): readonly Mistake[] {
  return parse(readFileSync(join(import.meta.dirname, name), 'utf8'));
}

/** What is said of the environments as they are is no finding. */
function isFound(mistake: Mistake): boolean {
  const edits = editsOf(mistake);
  const wanted = wantedBy(mistake, edits);
  const [first = ''] = edits.keys();
  const affected = affectedBy(first);
  const names = spansEnvironments(mistake) ? environmentsOf(first) : affected.slice(0, 1);
  const compiled = affected.slice(0, 1);
  const usual = usualOf(names, compiled);
  const isHit = (found: readonly Diagnostic[]) =>
    found.some(({ code, at }) => {
      const place = `${at?.file}:${at?.line}`;
      return wanted.includes(place) && !usual.has(`${code} ${place}`);
    });
  return isHit(diagnosticsOf({ root: '.', names, compiled, edits }, isHit));
}

function spansEnvironments({ area, edits }: Mistake): boolean {
  return edits !== undefined || /^(cross-environment|copy-paste|iam|dns|networks)$/.test(area);
}

function editsOf(mistake: Mistake): ReadonlyMap<string, string> {
  const { file, more = [] } = mistake;
  const edits = mistake.edits ?? [mistake, ...more.map((edit) => ({ ...edit, file }))];
  const texts = new Map<string, string>();
  for (const edit of edits) {
    const name = `environments/${edit.file}`;
    texts.set(name, laid(edit, texts.get(name) ?? textOf(name)));
  }
  return texts;
}

function laid(edit: Edit, text: string): string {
  const [start, end, ...others] = text.split(edit.find);
  if (start === undefined || end === undefined || others.length > 0) {
    throw new Error(`Not once in ${edit.file}: ${edit.find}`);
  }
  const { find, replace = `${edit.before ?? ''}${find}${edit.after ?? ''}` } = edit;
  return `${start}${replace}${end}`;
}

function wantedBy({ line: pieces }: Mistake, edits: ReadonlyMap<string, string>) {
  const [first = ''] = edits.keys();
  return pieces.flatMap((each) => {
    const [, named, piece] = /^(\S+\.yaml): (.*)$/s.exec(each) ?? [undefined, undefined, each];
    const file = named === undefined ? first : `environments/${named}`;
    const lines = (edits.get(file) ?? textOf(file)).split('\n');
    const found = lines.flatMap((line, at) =>
      line.includes(piece ?? each) ? [`${file}:${at + 1}`] : [],
    );
    if (found.length === 0) throw new Error(`No such line in ${file}: ${piece}`);
    return found;
  });
}

const texts = new Map<string, string>();

function textOf(file: string): string {
  const text = texts.get(file) ?? readFileSync(file, 'utf8');
  texts.set(file, text);
  return text;
}

/** Names of the environments of the system that a file belongs to. */
function environmentsOf(file: string): readonly string[] {
  const [folder = '', system = ''] = file.split('/');
  return readdirSync(join(folder, system))
    .filter((name) => name.endsWith('.yaml') && !name.endsWith('base.yaml'))
    .map((name) => `${system}/${name.slice(0, -'.yaml'.length)}`);
}

/** Those that the file is a layer of. */
function affectedBy(file: string): readonly string[] {
  return environmentsOf(file).filter((name) =>
    layersOf(`environments/${name}.yaml`).includes(file),
  );
}

function layersOf(file: string): readonly string[] {
  const below = /^extends: (\S+)$/m.exec(textOf(file))?.[1];
  return below === undefined ? [file] : [file, ...layersOf(join(file, '..', below))];
}

const usuals = new Map<string, ReadonlySet<string>>();

function usualOf(names: readonly string[], compiled: readonly string[]): ReadonlySet<string> {
  const key = names.join();
  const known = usuals.get(key);
  if (known !== undefined) return known;
  const none = new Map<string, string>();
  const found = diagnosticsOf({ root: '.', names, compiled, edits: none }, () => true);
  const usual = new Set(found.map(({ code, at }) => `${code} ${at?.file}:${at?.line}`));
  usuals.set(key, usual);
  return usual;
}
