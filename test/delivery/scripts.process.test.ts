import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  APPLY,
  bumpScript,
  connectScript,
  revertScript,
  SMOKE_TEST,
  WAIT,
} from '../../src/delivery/pipeline/scripts.ts';

/** What a runner has; the gate says so where one of them is missing. */
const HAS_PROGRAMS = ['bash', 'jq'].every((each) => spawnSync(each, ['--version']).status === 0);

const COMMITTER = { name: 'a bot', email: 'bot@shop.io' };
/** The tag of web stands beside that of orders, and both are the same. */
const BEFORE = 'web: { tag: 1.0.0 }\norders: { tag: 1.0.0 }\n';

let folder = '';

/** Each test begins in a folder of its own, where all has been done that is done before all of them. */
function prepared(prepare: () => void): void {
  let start = '';
  beforeAll(() => {
    start = mkdtempSync(join(tmpdir(), 'scripts-'));
    folder = start;
    prepare();
  });
  afterAll(() => rmSync(start, { recursive: true }));
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'scripts-'));
    cpSync(start, folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));
}

/** `aws` gives the next of the answers, or the secret; `npm` writes the tag that it is asked for. */
const STUBS = `
sleep() { :; }
npm() { test "$1" = ci || sed -i "s/^$5: { tag: .* }/$5: { tag: $6 }/" "environments/$4.yaml"; }
aws() {
  if test "$1" = secretsmanager; then echo '{ "token": "t0ken" }'; return; fi
  cp question.json "$FOLDER/asked.json"
  answer=$(sed -n 1p "$FOLDER/answers")
  sed -i 1d "$FOLDER/answers"
  test "$answer" != nothing || return 1
  echo "$answer" >answer.json
  echo '{ "StatusCode": 200 }'
}
export FOLDER=$PWD
`;

const VARIABLES = {
  ...{ ENVIRONMENT: 'shop', SERVICE_KEY: 'web', IMAGE_TAG: 'abc' },
  ...{ PLATFORM_REPOSITORY: 'origin.git', PLATFORM_BRANCH: 'main', PLATFORM_SECRET: 'secret' },
  ...{ ROLLOUTS: 'rollouts', WORKLOADS: '[{"name":"web"}]' },
  ...{ APPLY_SECONDS: '1000', ROLLOUT_SECONDS: '1000' },
};

function run(script: string, variables: Readonly<Record<string, string>> = {}) {
  const env = { PATH: process.env['PATH'] ?? '', HOME: folder, ...VARIABLES, ...variables };
  return spawnSync('bash', ['-c', `${STUBS}\n${script}`], { cwd: folder, env, encoding: 'utf8' });
}

function sh(script: string): string {
  return execFileSync('bash', ['-euc', script], { cwd: folder, encoding: 'utf8' });
}

function answers(...states: readonly string[]): void {
  const lines = states.map((state) =>
    state === 'nothing' ? state : JSON.stringify({ state, message: 'web: as it is' }),
  );
  writeFileSync(join(folder, 'answers'), `${lines.join('\n')}\n`);
}

function asked() {
  return JSON.parse(readFileSync(join(folder, 'asked.json'), 'utf8'));
}

describe.skipIf(!HAS_PROGRAMS)('the scripts that ask', () => {
  prepared(() => {
    answers('done');
    expect(run(connectScript()).status).toBe(0);
  });

  it('ask for the workloads by what they need to know', () => {
    writeFileSync(join(folder, 'bump-commit'), 'c0ffee');
    answers('done');
    run(WAIT);

    expect(asked()).toEqual({
      ask: 'rollout',
      tag: 'abc',
      commit: 'c0ffee',
      workloads: [{ name: 'web' }],
    });
  });

  it.each([
    [
      'wait while it is on its way, and while nobody answers',
      APPLY,
      ['waiting', 'nothing', 'done'],
      0,
    ],
    ['end at once when it has failed', WAIT, ['waiting', 'failed', 'done'], 1],
    ['try a smoke test again', SMOKE_TEST, ['waiting', 'waiting', 'done'], 0],
    ['fail when a smoke test never passes', SMOKE_TEST, Array(10).fill('waiting'), 1],
  ])('%s', (_, script, states, status) => {
    answers(...states);
    expect(run(script).status).toBe(status);
  });

  it('give up when the time is over', () => {
    answers('waiting');
    const { status, stdout } = run(WAIT, { ROLLOUT_SECONDS: '0' });

    expect(status).toBe(1);
    expect(stdout).toContain('Not there after 0 seconds');
  });

  it.each([['failed'], ['nothing', 'nothing', 'nothing']])('connect to nobody: %s', (...states) => {
    answers(...states);
    expect(run(connectScript()).status).toBe(1);
  });

  it('hand the function that signs in on to the scripts after them', () => {
    answers('done');
    run(connectScript('aws() { echo signed in; }'));

    expect(readFileSync(join(folder, 'functions.sh'), 'utf8')).toContain('signed in');
  });
});

describe.skipIf(!HAS_PROGRAMS)('a bump', () => {
  prepared(() => {
    writeFileSync(join(folder, 'before.yaml'), BEFORE);
    sh(`
      git init --quiet --bare --initial-branch main origin.git
      git clone --quiet origin.git first 2>/dev/null
      cd first
      # The folder is copied.
      git remote set-url origin ../origin.git
      git checkout --quiet -B main
      mkdir environments dist
      mv ../before.yaml environments/shop.yaml
      touch dist/page
      git add . && git -c user.name=a -c user.email=a@b commit --quiet --message start
      git push --quiet origin main
    `);
    answers('done');
    run(connectScript());
  });

  const current = () => sh('git -C origin.git show main:environments/shop.yaml');

  /** Somebody else pushes while the pipeline runs. */
  const someone = (from: string, to: string) =>
    sh(`
      cd first && git pull --quiet origin main
      sed -i 's/${from}/${to}/' environments/shop.yaml
      git -c user.name=a -c user.email=a@b commit --quiet --all --message other
      git push --quiet origin HEAD:main
    `);

  it('is committed and pushed in the name of the pipeline', () => {
    expect(run(bumpScript(COMMITTER)).status).toBe(0);

    expect(current()).toBe('web: { tag: abc }\norders: { tag: 1.0.0 }\n');
    expect(sh('git -C origin.git log -1 --format="%an %ae %s" main').trim()).toBe(
      'a bot bot@shop.io web abc in shop',
    );
    expect(readFileSync(join(folder, 'bump-before'), 'utf8').trim()).toBe('1.0.0');
  });

  it('does nothing where the tag stands already', () => {
    someone('^web.*', 'web: { tag: abc }');
    expect(run(bumpScript(COMMITTER)).status).toBe(0);
    expect(run('test -e bump-commit').status).toBe(1);
  });

  it('starts again when another pipeline was faster', () => {
    const slow = `git() {
      if test "$1" = push && test ! -e ../slow; then touch ../slow; (cd ../first && ${'sed -i "s/^orders.*/orders: { tag: new }/" environments/shop.yaml'} && command git -c user.name=a -c user.email=a@b commit --quiet --all --message other && command git push --quiet origin HEAD:main); fi
      command git -c user.name=a -c user.email=a@b "$@"
    }`;
    const script = bumpScript(COMMITTER).replace(/git\(\) \{[^}]*"\$@"\n\}/, slow);
    expect(script).toContain('../slow');

    expect(run(script).status).toBe(0);
    expect(current()).toBe('web: { tag: abc }\norders: { tag: new }\n');
  });

  it('is taken back, and what others have pushed since stays', () => {
    run(bumpScript(COMMITTER));
    someone('^orders.*', 'orders: { tag: abc }');

    expect(run(revertScript(COMMITTER)).status).toBe(0);
    expect(current()).toBe('web: { tag: 1.0.0 }\norders: { tag: abc }\n');
  });

  it('stays where somebody has asked for another version of the service since', () => {
    run(bumpScript(COMMITTER));
    someone('^web.*', 'web: { tag: newer }');

    const { status, stdout } = run(revertScript(COMMITTER));
    expect(status).toBe(0);
    expect(stdout).toContain('web has another tag since');
    expect(current()).toContain('web: { tag: newer }');
  });

  it('is not taken back where there was none', () => {
    expect(run(revertScript(COMMITTER)).status).toBe(0);
    expect(current()).toBe(BEFORE);
  });
});
