// What bin/run.mjs keeps from one start to the next is never stale, and nothing that happens to it is felt. A
// small program in a folder of its own stands for ours; each run is a process.
import { spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { ROOT } from '../support/root.ts';

const folders: string[] = [];
let home = '';
let kept = '';

/** esbuild that is there only for those who may ask it. */
const ESBUILD = `if (process.env.BUNDLES === 'no') throw new Error('esbuild was asked');
module.exports = require(${JSON.stringify(createRequire(join(ROOT, 'x')).resolve('esbuild'))});
`;
const MAIN = `import { extensions } from '#extensions';
import { lamp } from 'lamp';
import { light } from './light.ts';
const kinds = extensions.modules.map(({ load }) => load().kind.collection);
console.log([light, lamp, ...kinds].join(' '));
if (process.argv[2] === 'kill') process.kill(process.pid, 'SIGKILL');
`;
const HOUR_S = 60 * 60;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'groundplan-start-'));
  folders.push(home);
  kept = join(home, 'build/start');
  cpSync(join(ROOT, 'bin'), join(home, 'bin'), { recursive: true });
  write('package.json', '{ "type": "module" }');
  write('node_modules/esbuild/package.json', '{ "main": "main.js" }');
  write('node_modules/esbuild/main.js', ESBUILD);
  write('node_modules/lamp/package.json', '{ "main": "lamp.js" }');
  write('node_modules/lamp/lamp.js', "exports.lamp = require('./bulb').bulb;\n");
  write('node_modules/lamp/bulb.js', "#!/usr/bin/env node\nexports.bulb = 'lamp';\n");
  write('src/kinds/extended/none.ts', 'export const extensions = { modules: [] };\n');
  write('src/extensions/kind.ts', 'export const on = true;\n');
  write('src/light.ts', "export const light: string = 'light';\n");
  write('src/main.ts', MAIN);
});
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function write(path: string, text: string): void {
  mkdirSync(dirname(join(home, path)), { recursive: true });
  writeFileSync(join(home, path), text);
}

const WORDS = () => [join(home, 'bin/run.mjs'), 'src/main.ts'];

interface Asked {
  readonly words?: readonly string[];
  readonly variables?: Readonly<Record<string, string>>;
}

/** What the program says; that it says nothing else is asked as well. */
function say({ words = [], variables = {} }: Asked = {}): string {
  const env = { ...process.env, ...variables };
  const { stdout, stderr } = spawnSync('node', [...WORDS(), ...words], {
    cwd: home,
    encoding: 'utf8',
    env,
  });
  expect(stderr).toBe('');
  return stdout.trim();
}

/** As `say`, where nothing may have to be bundled. */
function sayAgain(asked: Asked = {}): string {
  return say({ ...asked, variables: { ...asked.variables, BUNDLES: 'no' } });
}

const entries = () => readdirSync(kept).sort();
const entry = (kind: string) =>
  join(kept, entries().find((name) => name.startsWith(`${kind}-`)) ?? kind);

/** Changes the text, and tells by no time that a user may set. */
function writeUnseen(path: string, text: string): void {
  const { atime, mtime } = statSync(join(home, path));
  write(path, text);
  utimesSync(join(home, path), atime, mtime);
}

describe('a start', () => {
  it('reads patterns that are not ASCII as they are written', () => {
    write('src/light.ts', "export const light = String(/^…é$/.test('…é'));\n");

    expect(say()).toBe('true lamp');
    expect(sayAgain()).toBe('true lamp');
  });

  it('bundles nothing when nothing has changed, also when files are merely newer', () => {
    expect(say()).toBe('light lamp');
    expect(sayAgain()).toBe('light lamp');

    for (const path of ['src/light.ts', 'node_modules/lamp/bulb.js', 'package.json']) {
      utimesSync(join(home, path), 1_700_000_000, 1_700_000_000);
    }

    expect(sayAgain()).toBe('light lamp');
    expect(sayAgain()).toBe('light lamp');
  });

  it('reads every character as it is written, in regular expressions too', () => {
    write('src/light.ts', "export const light = String(/^…$/.test('…') && 'l…ght'.length);\n");

    expect(say()).toBe('5 lamp');
  });

  it.each([
    ['our own sources', 'src/light.ts', "export const light: string = 'night';\n", 'night lamp'],
    [
      'a package',
      'node_modules/lamp/bulb.js',
      "#!/usr/bin/env node\nexports.bulb = 'pale';\n",
      'light pale',
    ],
    [
      'where a package begins',
      'node_modules/lamp/package.json',
      '{ "main": "wick.js" }',
      'light wick',
    ],
  ])('follows a change of %s that no time and no size tells', (_, path, text, expected) => {
    write('node_modules/lamp/wick.js', "exports.lamp = 'wick';\n");
    expect(say()).toBe('light lamp');
    expect(sayAgain()).toBe('light lamp');

    writeUnseen(path, text);

    expect(say()).toBe(expected);
    expect(sayAgain()).toBe(expected);
  });

  it('keeps nothing of a source that changes while it is read', () => {
    write('src/light.ts', "export const light: string = 'light';\n");
    utimesSync(join(home, 'src/light.ts'), 4_000_000_000, 4_000_000_000);

    expect(say()).toBe('light lamp');

    expect(existsSync(entry('program'))).toBe(false);
  });

  it('follows extensions that come, change and go', () => {
    const kind = (name: string) => `import { on } from 'groundplan/kind';
import { named } from './named.ts';
export const kind = { collection: on ? named('${name}') : '' };
`;
    expect(say()).toBe('light lamp');

    write('extensions/lamps/kind.ts', kind('lamps'));
    write('extensions/lamps/named.ts', 'export const named = (name: string): string => name;\n');
    expect(say()).toBe('light lamp lamps');
    expect(sayAgain()).toBe('light lamp lamps');

    writeUnseen('extensions/lamps/kind.ts', kind('wicks'));
    expect(say()).toBe('light lamp wicks');

    write('extensions/bulbs/kind.ts', "export const kind = { collection: 'bulbs' };\n");
    expect(say()).toBe('light lamp bulbs wicks');

    rmSync(join(home, 'extensions/lamps'), { recursive: true });
    expect(say()).toBe('light lamp bulbs');

    rmSync(join(home, 'extensions'), { recursive: true });
    expect(sayAgain()).toBe('light lamp');
  });

  it('follows a package of the repository that an extension did not find at first', () => {
    const extension = "import wick from 'wick';\nexport const kind = { collection: wick };\n";
    write('extensions/lamps/kind.ts', extension);
    expect(say()).toBe('light lamp');

    write('extensions/node_modules/wick/index.js', "module.exports = 'wicks';\n");

    expect(say()).toBe('light lamp wicks');
  });
});

describe('a package that hardly a command needs', () => {
  it.each([
    ['esbuild', 'node_modules/esbuild/main.js', 'transformSync'],
    ['@dagrejs/dagre', 'node_modules/@dagrejs/dagre/index.js', 'layout'],
  ])('is loaded when something of it is asked for: %s', (name, path, part) => {
    const asked = `import { ${part} } from '${name}';
export const light = process.argv[2] === 'ask' ? typeof ${part} : 'light';
`;
    write('src/light.ts', asked);
    expect(say()).toBe('light lamp');
    write(path, `throw new Error('${name} was asked');\n`);

    expect(say()).toBe('light lamp');

    write(path, `exports.${part} = () => undefined;\n`);
    expect(say({ words: ['ask'] })).toBe('function lamp');
    expect(say()).toBe('light lamp');
  });
});

describe('what a start keeps', () => {
  it('is whole after runs at the same time', async () => {
    const runs = Array.from({ length: 4 }, () => {
      const child = spawn('node', WORDS(), { cwd: home });
      let out = '';
      child.stdout.on('data', (text) => (out += text));
      child.stderr.on('data', (text) => (out += text));
      return new Promise<string>((done) => child.on('close', () => done(out.trim())));
    });

    expect(new Set(await Promise.all(runs))).toEqual(new Set(['light lamp']));

    expect(entries().map((name) => name.replace(/-\w{16}$/, ''))).toEqual(['libraries', 'program']);
    expect(sayAgain()).toBe('light lamp');
  });

  it('survives a run that is killed, and what it left behind goes', () => {
    expect(say({ words: ['kill'] })).toBe('light lamp');
    expect(existsSync(kept)).toBe(false);
    expect(say()).toBe('light lamp');

    const left = join(kept, 'program-0000000000000000.1.tmp');
    writeFileSync(left, 'half of it');
    const old = Date.now() / 1000 - 2 * HOUR_S;
    utimesSync(left, old, old);
    writeFileSync(join(home, 'src/light.ts'), "export const light = 'bright';\n");

    expect(say()).toBe('bright lamp');
    expect(entries().filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it.each([
    ['a file stands where its folder belongs', () => writeFileSync(join(home, 'build'), '')],
    [
      'no file can be made there',
      () => {
        mkdirSync(join(home, 'build'));
        symlinkSync('/proc', kept);
      },
    ],
  ])('is done without where %s', (_, spoil) => {
    spoil();

    expect(say()).toBe('light lamp');
    expect(say()).toBe('light lamp');
  });

  it.each([
    ['cut short', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ['empty', () => Buffer.alloc(0)],
    ['of another format', (bytes: Buffer) => Buffer.concat([Buffer.from('x'), bytes])],
    ['damaged at its start', (bytes: Buffer) => Buffer.from(bytes).fill(0x20, 30, 40)],
    [
      'damaged at its end',
      (bytes: Buffer) => Buffer.from(bytes).fill(0x00, bytes.length - 600, bytes.length - 300),
    ],
  ])('is made again when it is %s', (_, damage) => {
    say();
    const paths = [entry('program'), entry('libraries')];
    const damaged = paths.map((path) => damage(readFileSync(path)));
    for (const [index, path] of paths.entries()) writeFileSync(path, damaged[index] ?? '');

    expect(say()).toBe('light lamp');

    for (const [index, path] of paths.entries()) {
      expect(readFileSync(path).equals(damaged[index] ?? Buffer.of())).toBe(false);
    }
    expect(sayAgain()).toBe('light lamp');
  });

  it('is kept apart for other flags of V8', () => {
    say();

    const variables = { NODE_OPTIONS: '--max-old-space-size=900' };
    expect(say({ variables })).toBe('light lamp');

    expect(sayAgain()).toBe('light lamp');
    expect(sayAgain({ variables })).toBe('light lamp');
  });

  it('stays small', () => {
    say();
    for (let other = 0; other < 20; other++) {
      const name = `program-${String(other).padStart(16, '0')}`;
      writeFileSync(join(kept, name), '');
      utimesSync(join(kept, name), 1_700_000_000 + other, 1_700_000_000);
    }
    unlinkSync(entry('libraries'));

    say();

    expect(entries()).toHaveLength(12);
    expect(sayAgain()).toBe('light lamp');
  });
});
