// Environments that are as an earlier run left them are not compiled again; whatever is edited, a run says and
// writes what one with --no-cache does.
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { run } from '../../src/commands/run.ts';
import { pipeline } from '../../src/pipeline.ts';
import { validRoot } from '../support/fixture-root.ts';

const FIXTURE = 'test/fixtures/invalid/model-failover-distributions/environments/shop/standby.yaml';
const PROD = 'environments/shop/prod.yaml';
const STANDBY = 'environments/shop/standby.yaml';
const ALONE = 'environments/depot/prod.yaml';

const UNWRITTEN =
  'waivers:\n  sorry: { code: check/bucket-unwritten, path: buckets.sorry, owner: us, reason: Said, until: 2026-09-01 }\n';

const made: string[] = [];
let root = '';
let home = '';
let clock = 0;
let date = '2026-01-01';

beforeEach(begin);
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** `standby` writes into the zone of `prod`; nobody names the third. */
function begin(): void {
  root = validRoot();
  home = mkdtempSync(join(tmpdir(), 'groundplan-home-'));
  made.push(root, home);
  clock = 0;
  date = '2026-01-01';
  write(PROD, 'extends: base.yaml\nedge: { zone: shop.io }\n');
  const standby = readFileSync(FIXTURE, 'utf8')
    .replace('      failover: { role: secondary }\n', '')
    .replaceAll('www.shop.io', 'sorry.shop.io')
    .replace(/account: "\d+"/, 'account: "210987654321"');
  write(STANDBY, `${standby}${UNWRITTEN}`);
  cpSync(join(root, 'environments/shop/base.yaml'), join(root, 'environments/depot/base.yaml'));
  edit('environments/depot/base.yaml', /shop/g, 'depot');
  edit('environments/depot/base.yaml', '210987654321', '310987654321');
  write(ALONE, 'extends: base.yaml\n');
}

function write(path: string, text: string): void {
  writeFileSync(join(root, path), text);
}

function edit(path: string, from: string | RegExp, to: string): void {
  if (!existsSync(join(root, path))) return;
  write(path, readFileSync(join(root, path), 'utf8').replace(from, to));
}

interface Ran {
  readonly exitCode: number;
  readonly out: string;
  readonly error: string;
  /** Environments that were compiled. */
  readonly compiled: readonly string[];
}

/** As a process a while after what has happened so far. */
function synth(...words: readonly string[]): Ran {
  const out: string[] = [];
  const error: string[] = [];
  const compiled: string[] = [];
  clock += 60_000;
  const io = {
    writeOut: (text: string) => out.push(text),
    writeError: (text: string) => error.push(text),
    ...{ isErrorTerminal: false, variables: {}, cwd: root, now: () => 0, home, version: '1.2.3' },
    ...{
      ...{ cores: 1, startThread: undefined },
      ask: () => undefined,
      start: () => ({ status: null, out: '', error: '' }),
      cache: join(home, 'build'),
    },
    commitDate: () => date,
    git: () => ({ status: null, out: new Uint8Array() }),
    runId: 1,
    program: () => 'one',
    startedAt: Date.now() + clock,
  };
  const compileFiles: typeof pipeline.compileFiles = (request) =>
    pipeline.compileFiles({
      ...request,
      onStage: (stage, name) => {
        if (stage === 'infra' && name !== undefined) compiled.push(name);
      },
    });
  const exitCode = run(['synth', '--root', root, ...words], io, { ...pipeline, compileFiles });
  return { exitCode, out: out.join(''), error: error.join(''), compiled };
}

describe('synth after an edit', () => {
  it.each<[string, () => void, readonly string[]]>([
    ['of nothing but a comment', () => edit(ALONE, /$/, '# said\n'), ['depot/prod']],
    [
      'of an environment that another one names',
      () => edit(PROD, /$/, '# said\n'),
      ['shop/prod', 'shop/standby'],
    ],
    [
      'of a layer',
      () => edit('environments/depot/base.yaml', 'purpose: Orders', 'purpose: More orders'),
      ['depot/prod'],
    ],
    ['of a result', () => edit('dist/depot/prod/README.md', /$/, 'mine\n'), ['depot/prod']],
    [
      'of the lock',
      () => edit('locks/terraform.lock.hcl', /$/, '# said\n'),
      ['depot/prod', 'shop/prod', 'shop/standby'],
    ],
  ])('%s compiles what depends on it', (_, change, compiled) => {
    expect(synth().exitCode).toBe(0);
    change();

    const after = synth();

    expect(after.error).toBe('');
    expect(after.compiled).toEqual(compiled);
    expect(synth('--check', '--no-cache').exitCode).toBe(0);
  });

  it('compiles one that is asked for alone, and keeps the others', () => {
    synth();
    edit(ALONE, /$/, '# said\n');

    expect(synth('depot/prod').compiled).toEqual(['depot/prod']);
    expect(synth().compiled).toEqual([]);
  });

  it('asks one that stays as it is whether it agrees with the one before it', () => {
    edit(PROD, /$/, 'parity: { with: shop/standby, agree: [policies] }\n');
    const before = synth();
    edit(STANDBY, /$/, 'policies: { uniqueServicePorts: true }\n');
    const differing = ['--check', '--check --no-cache'].map((words) => synth(...words.split(' ')));
    edit(STANDBY, 'policies: { uniqueServicePorts: true }\n', '');

    expect(before.error).toBe('');
    expect(differing.map(({ exitCode }) => exitCode)).toEqual([1, 1]);
    expect(differing[0]?.error).toContain(
      'policies.uniqueServicePorts has to agree with shop/standby',
    );
    expect(differing[0]?.error).toBe(differing[1]?.error);
    expect(synth().exitCode).toBe(0);
  });
});

const EDITS: Readonly<Record<string, () => void>> = {
  'nothing happens': () => undefined,
  'a comment': () => edit(ALONE, /$/, '# said\n'),
  'a value of one': () => edit(ALONE, /$/, 'title: Depot two\n'),
  'the zone that another writes into': () => edit(PROD, 'shop.io', 'shop.net'),
  'the zone back': () => edit(PROD, 'shop.net', 'shop.io'),
  'a name in that zone': () => edit(STANDBY, 'sorry.shop.io', 'gone.shop.io'),
  'a name outside of it': () => edit(STANDBY, 'gone.shop.io', 'sorry.shop.io'),
  'the account of one is that of others': () =>
    edit('environments/depot/base.yaml', '310987654321', '210987654321'),
  'an account of its own': () =>
    edit('environments/depot/base.yaml', '210987654321', '310987654321'),
  'a prefix of names that others have': () => edit(ALONE, /$/, 'aws: { namePrefix: shop-prod }\n'),
  'without it': () => edit(ALONE, 'aws: { namePrefix: shop-prod }\n', ''),
  'a waiver': () =>
    edit(
      PROD,
      /$/,
      'waivers:\n  idle: { code: check/anti-affinity, path: services.web, owner: us, reason: Said, until: 2026-03-01 }\n',
    ),
  'no waiver': () => edit(PROD, /waivers:\n.*\n/, ''),
  'a contract with another': () =>
    edit(PROD, /$/, 'parity: { with: shop/standby, agree: [policies], follows: [title] }\n'),
  'no contract': () => edit(PROD, /parity: .*\n/, ''),
  'what has to agree': () => edit(STANDBY, /$/, 'policies: { uniqueServicePorts: true }\n'),
  'the same on both sides': () => edit(STANDBY, 'policies: { uniqueServicePorts: true }\n', ''),
  'a day goes by': () => {
    date = date === '2026-01-01' ? '2026-06-01' : '2026-01-01';
  },
  'a layer': () => edit('environments/shop/base.yaml', /purpose: Orders\w*/, 'purpose: Ordersx'),
  'a fault': () => edit(STANDBY, /$/, 'no: key\n'),
  'no fault': () => edit(STANDBY, 'no: key\n', ''),
  'a result is edited': () => edit('dist/shop/prod/README.md', /$/, 'mine\n'),
  'a result is lost': () => rmSync(join(root, 'dist/depot/prod/README.md'), { force: true }),
  'one is gone': () => rmSync(join(root, ALONE), { force: true }),
  'one is there': () => write(ALONE, 'extends: base.yaml\n'),
  'a copy comes': () => write('environments/depot/copy.yaml', 'extends: prod.yaml\n'),
  'a copy goes': () => rmSync(join(root, 'environments/depot/copy.yaml'), { force: true }),
  'the lock': () => edit('locks/terraform.lock.hcl', /$/, '# said\n'),
};

const PATIENCE_MS = 300_000;

describe('a run that recalls environments', () => {
  it(
    'says and writes what one with --no-cache does, whatever is edited in between',
    () => {
      let kept = 0;
      const edits = fc.array(fc.constantFrom(...Object.keys(EDITS)), {
        minLength: 4,
        maxLength: 7,
      });
      fc.assert(
        fc.property(edits, (names) => {
          begin();
          expect(synth().exitCode).toBe(0);
          for (const name of names) {
            EDITS[name]?.();
            const asked = synth('--check', '--format', 'json');
            const whole = synth('--check', '--format', 'json', '--no-cache');
            expect([name, { ...asked, compiled: [] }]).toEqual([name, { ...whole, compiled: [] }]);
            kept += whole.compiled.length - asked.compiled.length;
            const written = synth();
            if (written.exitCode === 0) {
              expect([name, synth('--check', '--no-cache').exitCode]).toEqual([name, 0]);
            }
          }
        }),
        { numRuns: 3, seed: 17 },
      );
      expect(kept).toBeGreaterThan(0);
    },
    PATIENCE_MS,
  );
});
