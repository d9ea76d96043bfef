// The scripts of ci/terraform.yaml on a real repository of Git.
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NEWEST, SELECT } from '../../src/delivery/terraform/scripts.ts';
import { rendered, STACKS } from './a-workflow.ts';

const HAS_PROGRAMS = ['bash', 'jq', 'git'].every(
  (each) => spawnSync(each, ['--version']).status === 0,
);

describe.skipIf(!HAS_PROGRAMS)('scripts of the workflow that runs Terraform', () => {
  const FOLDER = 'dist/shop/prod';
  let root = '';

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'workflow-'));
    put('.github/workflows/terraform-shop-prod.yaml', 'same\n');
    put(`${FOLDER}/ci/terraform.yaml`, 'same\n');
    for (const { stack } of STACKS) put(`${FOLDER}/terraform/${stack}/cdk.tf.json`, '{}\n');
    // The answer of GitHub lies in a file.
    put('bin/gh', '#!/bin/sh\ncat "$ANSWER"\n');
    chmodSync(join(root, 'bin/gh'), 0o755);
    git('init --quiet --initial-branch main');
    commit('first');
  });
  afterEach(() => rmSync(root, { recursive: true }));

  function put(path: string, text: string): void {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }

  function git(words: string): string {
    const identity = ['-c', 'user.name=a', '-c', 'user.email=a@shop.io'];
    return execFileSync('git', [...identity, ...words.split(' ')], { cwd: root, encoding: 'utf8' });
  }

  function commit(message: string): string {
    git('add --all');
    git(`commit --quiet --message ${message}`);
    return git('rev-parse HEAD').trim();
  }

  function run(script: string, variables: Readonly<Record<string, string>>, answer = '') {
    const [output, given] = ['output', 'answer'].map((name) => join(root, '.git', name));
    writeFileSync(output ?? '', '');
    writeFileSync(given ?? '', answer);
    const env = {
      PATH: `${join(root, 'bin')}:${process.env['PATH']}`,
      ...{ HOME: root, ENVIRONMENT: 'shop/prod', FOLDER, GITHUB_REPOSITORY: 'shop/platform' },
      ...{ LEVELS: rendered().workflow.env.LEVELS, GITHUB_REF_NAME: 'main', STACKS: '' },
      ...{ GITHUB_OUTPUT: output ?? '', ANSWER: given ?? '' },
      GITHUB_WORKFLOW_REF:
        'shop/platform/.github/workflows/terraform-shop-prod.yaml@refs/heads/main',
      ...variables,
    };
    const { status, stdout, stderr } = spawnSync('bash', ['-c', script], {
      cwd: root,
      env,
      encoding: 'utf8',
    });
    const lines = readFileSync(output ?? '', 'utf8')
      .trim()
      .split('\n');
    return {
      status,
      said: stdout + stderr,
      outputs: Object.fromEntries(lines.map((line) => line.split(/=(.*)/))),
    };
  }

  it('select what a pull request changes', () => {
    put(`${FOLDER}/terraform/data/module/main.tf`, '# new\n');
    commit('second');

    const { outputs } = run(SELECT, { GITHUB_EVENT_NAME: 'pull_request' });

    expect(outputs).toMatchObject({
      stacks: '["data"]',
      level_0: '[]',
      level_1: '["data"]',
      level_2: '[]',
    });
  });

  it('select what no successful run has applied, whoever failed in between', () => {
    const applied = git('rev-parse HEAD').trim();
    put(`${FOLDER}/terraform/network/cdk.tf.json`, '{ }\n');
    commit('failed');
    put(`${FOLDER}/terraform/identity/cdk.tf.json`, '{ }\n');
    put('README.md', 'unrelated\n');
    commit('next');

    const { outputs } = run(SELECT, { GITHUB_EVENT_NAME: 'push' }, `${applied}\n`);

    expect(outputs).toMatchObject({
      level_0: '["network"]',
      level_1: '[]',
      level_2: '["identity"]',
    });
  });

  it.each([
    ['there was none', ''],
    ['its commit is gone', `${'0'.repeat(40)}\n`],
  ])('select all where %s', (_, answer) => {
    const { outputs } = run(SELECT, { GITHUB_EVENT_NAME: 'push' }, answer);

    expect(outputs['stacks']).toBe('["network","state","cluster","data","identity"]');
  });

  it('select by hand, and refuse a stack that there is not', () => {
    const by = { GITHUB_EVENT_NAME: 'workflow_dispatch' };

    expect(run(SELECT, { ...by, STACKS: 'data network' }).outputs).toMatchObject({
      level_0: '["network"]',
      level_1: '["data"]',
    });
    const { status, said } = run(SELECT, { ...by, STACKS: 'date' });
    expect(status).toBe(1);
    expect(said).toContain('Not a stack of shop/prod: date');
  });

  it('tell of a stack that is gone', () => {
    git(`rm -r --quiet ${FOLDER}/terraform/data`);
    put(`${FOLDER}/terraform/old/cdk.tf.json`, '{}\n');
    commit('second');

    const { outputs, said } = run(SELECT, { GITHUB_EVENT_NAME: 'pull_request' });

    expect(said).toContain('::warning::Gone from Git and not destroyed: old');
    expect(outputs['stacks']).toBe('["data"]');
  });

  it('refuse a copy of the workflow that is older', () => {
    put(`${FOLDER}/ci/terraform.yaml`, 'newer\n');
    commit('second');

    const { status, said } = run(SELECT, { GITHUB_EVENT_NAME: 'push' });

    expect(status).toBe(1);
    expect(said).toContain('copy it again');
  });

  it('apply nothing that has changed on the branch since', () => {
    const tree = git(`rev-parse HEAD:${FOLDER}/terraform/data`);

    expect(run(NEWEST, { STACK: 'data' }, tree).status).toBe(0);
    expect(run(NEWEST, { STACK: 'data' }, `${'1'.repeat(40)}\n`).status).toBe(1);
    expect(run(NEWEST, { STACK: 'data' }, '').status).toBe(1);
  });
});
