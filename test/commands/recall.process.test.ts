// A run that finds all as an earlier one left it says what that one said; whatever differs, it says what a
// run with --no-cache says.
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { run } from '../../src/commands/run.ts';
import { pipeline } from '../../src/pipeline.ts';
import { validRoot } from '../support/fixture-root.ts';
import type { Ran } from './fake-run.ts';

const made: string[] = [];
let root = '';
let home = '';
let clock = 0;
let compiled = 0;

beforeEach(() => {
  root = validRoot();
  home = mkdtempSync(join(tmpdir(), 'groundplan-home-'));
  made.push(root, home);
  write('environments/shop/prod.yaml', 'extends: base.yaml\n');
  clock = 0;
});
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

interface Asked {
  readonly program?: string | null;
  readonly date?: string;
}

/** As a process that began now, or a while after what has happened so far. */
function synth(
  words: readonly string[] = [],
  { program = 'one', date = '2026-01-01' }: Asked = {},
): Ran {
  const out: string[] = [];
  const error: string[] = [];
  compiled = 0;
  const compileFiles: typeof pipeline.compileFiles = (request) => {
    compiled += 1;
    return pipeline.compileFiles(request);
  };
  const io = {
    writeOut: (text: string) => out.push(text),
    writeError: (text: string) => error.push(text),
    isErrorTerminal: false,
    variables: {},
    cwd: root,
    now: () => 0,
    home,
    version: '1.2.3',
    commitDate: () => date,
    git: () => ({ status: null, out: new Uint8Array() }),
    runId: 1,
    program: () => program,
    cache: join(home, 'build'),
    ask: () => undefined,
    cores: 1,
    startThread: undefined,
    start: () => ({ status: null, out: '', error: '' }),
    startedAt: Date.now() + clock,
  };
  const argv = ['synth', '--root', root, ...words];
  const exitCode = run(argv, io, { ...pipeline, compileFiles });
  return { exitCode, out: out.join(''), error: error.join('') };
}

/** Long enough for the times of files to be relied on. */
function later(): void {
  clock += 60_000;
}

/** Two runs: the first writes, and neither tells times from one another yet. */
function settle(): void {
  later();
  synth();
  expect(compiled).toBe(1);
  later();
  synth();
}

const RECORDS = () =>
  readdirSync(join(home, 'build/runs')).map((name) => join(home, 'build/runs', name));

describe('synth', () => {
  it('compiles nothing when nothing has changed, and says what it said before', () => {
    write('environments/shop/stray.txt', 'ignored, with a warning');
    later();
    const first = synth();
    expect(first.error).toContain('load/ignored-file');

    later();
    const second = synth();
    expect(compiled).toBe(0);
    later();
    const third = synth(['--check']);
    expect(compiled).toBe(0);

    expect(second.error).toBe(first.error);
    expect(third).toEqual({ ...synth(['--check', '--no-cache']) });
    expect(compiled).toBe(1);
    expect(synth(['--check', '--format', 'json'])).toEqual(
      synth(['--check', '--format', 'json', '--no-cache']),
    );
  });

  it.each<[string, Asked]>([
    ['another program', { program: 'two' }],
    ['a program that nobody knows', { program: null }],
  ])('compiles for %s', (_, asked) => {
    settle();

    synth([], asked);

    expect(compiled).toBe(1);
  });

  it('compiles on another day where a waiver ends', () => {
    cpSync('test/fixtures/invalid/check-waiver-unused/environments', join(root, 'environments'), {
      recursive: true,
    });
    settle();
    synth([], { date: '2026-01-01' });
    expect(compiled).toBe(0);

    synth([], { date: '2026-01-02' });

    expect(compiled).toBe(1);
  });

  it('compiles other names, pages and folders for themselves', () => {
    settle();

    synth(['shop/prod']);
    expect(compiled).toBe(1);
    synth(['--out', join(home, 'out')]);
    expect(compiled).toBe(1);
    later();
    synth(['--out', join(home, 'out')]);
    expect(compiled).toBe(0);
  });

  it('keeps nothing of a run that found errors, or stale files only to look at', () => {
    later();
    expect(synth(['--check']).exitCode).toBe(1);
    expect(existsSync(join(home, 'build'))).toBe(false);

    write('environments/shop/prod.yaml', 'extends: base.yaml\nno: key\n');
    expect(synth().exitCode).toBe(1);
    expect(existsSync(join(home, 'build'))).toBe(false);
  });

  it('keeps nothing of a run during which an input changed', () => {
    clock = -60_000;

    synth();

    expect(compiled).toBe(1);
    expect(existsSync(join(home, 'build'))).toBe(false);
  });

  it.each<[string, () => void]>([
    ['its place is a file', () => writeFileSync(join(home, 'build'), '')],
    [
      'nothing can be written there',
      () => {
        mkdirSync(join(home, 'build'));
        symlinkSync('/proc', join(home, 'build/runs'));
      },
    ],
  ])('compiles as ever where %s', (_, spoil) => {
    spoil();
    later();

    expect(synth().exitCode).toBe(0);
    expect(synth().exitCode).toBe(0);
    expect(compiled).toBe(1);
  });

  it.each<[string, (text: string) => string]>([
    ['cut short', (text) => text.slice(0, text.length / 2)],
    ['empty', () => ''],
    ['damaged', (text) => text.replace('dist', 'tsid')],
  ])('compiles when the record is %s, and leaves a whole one', (_, damage) => {
    settle();
    for (const record of RECORDS()) writeFileSync(record, damage(readFileSync(record, 'utf8')));

    later();
    expect(synth().exitCode).toBe(0);
    expect(compiled).toBe(1);

    later();
    synth();
    expect(compiled).toBe(0);
  });

  it('leaves no half of a record, and takes away what killed runs left', () => {
    settle();
    const left = join(home, 'build/runs/run-0000000000000000.99.tmp');
    writeFileSync(left, 'half');
    utimesSync(left, 1_700_000_000, 1_700_000_000);
    write('environments/shop/note.txt', 'x');

    later();
    synth();

    expect(RECORDS().filter((path) => path.endsWith('.tmp'))).toEqual([]);
  });
});

const PROD = 'environments/shop/prod.yaml';

/** What may happen to a repository between two runs. */
const EVENTS: Readonly<Record<string, (root: string) => void>> = {
  'nothing happens': () => undefined,
  'a layer is edited': () => append('environments/shop/base.yaml', '# said\n'),
  'a value changes, and its file keeps size and time': () => {
    const { atime, mtime } = statSync(join(root, PROD));
    const text = readFileSync(join(root, PROD), 'utf8');
    writeFileSync(
      join(root, PROD),
      text.replace(/extends: (base|besa).yaml/, (found) =>
        found.includes('base') ? 'extends: besa.yaml' : 'extends: base.yaml',
      ),
    );
    utimesSync(join(root, PROD), atime, mtime);
  },
  'a file is merely newer': () => utimesSync(join(root, PROD), new Date(), new Date()),
  'an environment comes': () => write('environments/shop/more.yaml', 'extends: base.yaml\n'),
  'an environment goes': () => rmSync(join(root, 'environments/shop/more.yaml'), { force: true }),
  'a stray file comes': () => write('environments/shop/notes.yml', 'x: 1\n'),
  'a stray file goes': () => rmSync(join(root, 'environments/shop/notes.yml'), { force: true }),
  'the lock is edited': () => append('locks/terraform.lock.hcl', '# said\n'),
  'the lock is lost': () => rmSync(join(root, 'locks/terraform.lock.hcl'), { force: true }),
  'the lock is found': () =>
    cpSync('locks/terraform.lock.hcl', join(root, 'locks/terraform.lock.hcl')),
  'schemas come': () => write('schemas/none.json', '{}\n'),
  'a result is edited': () => append('atlantis.yaml', '# mine\n'),
  'a result is lost': () => rmSync(join(root, 'dist/shop/prod/README.md'), { force: true }),
  'results move away and back': () => {
    if (!existsSync(join(root, 'dist'))) return;
    renameSync(join(root, 'dist'), join(root, 'away'));
    renameSync(join(root, 'away'), join(root, 'dist'));
  },
  'an orphan comes': () => {
    const file = 'dist/shop/prod/README.md';
    if (!existsSync(join(root, file))) return;
    write('dist/shop/gone/README.md', readFileSync(join(root, file), 'utf8'));
  },
  'a file of the user comes': () =>
    write('dist/shop/prod/kubernetes/mine/own.yaml', 'mine: true\n'),
  'it is marked as ours': () =>
    write(
      'dist/shop/prod/kubernetes/mine/own.yaml',
      readdirSync(root).includes('atlantis.yaml')
        ? readFileSync(join(root, 'atlantis.yaml'), 'utf8')
        : '',
    ),
};

function append(path: string, text: string): void {
  const before = existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : '';
  write(path, before + text);
}

describe('a run that recalls', () => {
  it('says what one with --no-cache says, whatever has happened in between', () => {
    const events = fc.array(fc.constantFrom(...Object.keys(EVENTS)), {
      minLength: 4,
      maxLength: 8,
    });
    let recalled = 0;
    fc.assert(
      fc.property(events, (names) => {
        root = validRoot();
        made.push(root);
        write(PROD, 'extends: base.yaml\n');
        synth();
        for (const name of names) {
          EVENTS[name]?.(root);
          later();
          const asked = synth(['--check', '--format', 'json']);
          recalled += 1 - compiled;
          expect([name, asked]).toEqual([
            name,
            synth(['--check', '--format', 'json', '--no-cache']),
          ]);
          synth();
        }
      }),
      { numRuns: 4 },
    );
    expect(recalled).toBeGreaterThan(0);
  });
});
