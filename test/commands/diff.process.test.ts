// `diff` of revisions, and of environments that come and go, with git itself.
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { aRepository, git, inGit, PROD, TABLE, write } from './a-repository.ts';
import { realRun } from './real-run.ts';

const BUCKET = 'buckets: { invoices: { purpose: Invoices } }\n';
const STAGING = [
  'extends: base.yaml',
  'environment: staging',
  'tier: staging',
  'aws: { account: "210987654322" }',
  'edge: { zone: shop.dev, loadBalancers: { main: { host: origin.shop.dev } },',
  '  distributions: { main: { domains: [www.shop.dev] } } }',
  '',
].join('\n');

/** Results of the branch are committed with it, or not. */
function commitOn(branch: string, { top, root }: Repository, text: string, isWhole = true): void {
  inGit(top, 'checkout', '--quiet', '-b', branch);
  write(root, text);
  if (isWhole) realRun(['synth'], root);
  inGit(top, 'add', '.');
  inGit(top, 'commit', '--quiet', `--message=${branch}`);
  inGit(top, 'checkout', '--quiet', 'main');
}

type Repository = ReturnType<typeof aRepository>;

function linesOf(out: string): readonly string[] {
  return out.split('\n').map((line) => line.trim());
}

describe('diff --head', () => {
  let repository: Repository;

  beforeAll(() => {
    repository = aRepository();
    commitOn('feature', repository, PROD + TABLE + BUCKET);
    commitOn('forgotten', repository, PROD + TABLE + BUCKET, false);
  });

  const diff = (...words: readonly string[]) =>
    realRun(['diff', '--base=main', ...words], repository.root, { git });

  it('tells what another branch changes, and neither touches nor leaves anything', () => {
    const { exitCode, out, error } = diff('--head=feature');

    expect(linesOf(out)).toContain('environments/shop/prod.yaml:4  buckets.invoices added');
    expect(linesOf(out)).toContain('+ aws_s3_bucket.invoices (shop/prod, data)');
    expect([exitCode, error]).toEqual([0, '']);
    expect(git(['status', '--porcelain'], { cwd: repository.root }).out.toString()).toBe('');
    expect(readdirSync(join(repository.root, 'build'))).toEqual([]);
  });

  it('blames nobody else for what holds a policy', () => {
    const queue = 'queues: { jobs: { purpose: Jobs } }\n';
    commitOn('two', repository, PROD + TABLE + BUCKET + queue);
    const groups = diff('--head=two').out.split('\n\n');
    const [group = ''] = groups.filter((each) => each.includes('aws_sqs_queue_policy'));

    expect(group.match(/^environments\/.*/gm)).toEqual([
      'environments/shop/prod.yaml:5  queues added',
    ]);
  });

  it('says that it is the other way round from the other side', () => {
    const { out } = realRun(['diff', '--base=feature', '--head=main'], repository.root, { git });

    expect(out).toMatch(/^No difference from [0-9a-f]{7,} in 1 environment\.\n$/);
  });

  it('says where results at that revision are not what its files come to', () => {
    const { out, error } = diff('--head', 'forgotten');

    expect(linesOf(out)).toContain('+ aws_s3_bucket.invoices (shop/prod, data)');
    expect(error).toContain('command/results-differ');
    expect(error).toMatch(
      /Results at "forgotten" are not .* files differ, such as dist\/shop\/prod/,
    );
  });

  it('says what is left out since nobody has committed it', () => {
    write(repository.root, PROD + TABLE + BUCKET.replace('invoices', 'bills'));

    const { out, error } = diff('--head=main');
    write(repository.root, PROD + TABLE);

    expect(out).toMatch(/^No difference/);
    expect(error).toContain('What is not committed is left out: environments/shop/prod.yaml');
  });

  it.each([
    ['nowhere', 'Unknown revision "nowhere"'],
    ['--all', 'Wrong value for --head: expected a revision such as HEAD'],
  ])('refuses %s', (head, message) => {
    const { exitCode, error } = diff('--head', head);

    expect(error).toContain(message);
    expect(exitCode).toBe(2);
  });

  it('names the place of what does not compile there', () => {
    commitOn('broken', repository, `${PROD}${TABLE}bucket: {}\n`, false);

    const { exitCode, error } = diff('--head=broken');

    expect(error).toMatch(/environments\/shop\/prod\.yaml:4:1 +error +load\/unknown-key/);
    expect(error).toContain('4 | bucket: {}');
    expect(exitCode).toBe(1);
    expect(existsSync(join(repository.root, 'build/head-1'))).toBe(false);
  });

  it('belongs to diff alone', () => {
    const { error } = realRun(['lifecycle', '--head=main'], repository.root, { git });

    expect(error).toContain('Option --head does not go with lifecycle');
  });

  it('reads a repository of environments in a folder of another one', () => {
    const inside = aRepository('examples/shop');
    commitOn('feature', inside, PROD + TABLE + BUCKET);

    const { out } = realRun(['diff', '--base=main', '--head=feature'], inside.root, { git });

    expect(linesOf(out)).toContain('+ aws_s3_bucket.invoices (shop/prod, data)');
  });
});

describe('diff of environments that come and go', () => {
  let repository: Repository;
  const fileOf = (name: string) => join(repository.root, `environments/shop/${name}.yaml`);
  const diff = () => realRun(['diff', '--base=main'], repository.root, { git });

  beforeAll(() => {
    repository = aRepository();
    writeFileSync(fileOf('staging'), STAGING);
    realRun(['synth'], repository.root);
    inGit(repository.top, 'add', '.');
    inGit(repository.top, 'commit', '--quiet', '--message=staging');
  });

  it('tells all that is left behind by one that is gone', () => {
    rmSync(fileOf('staging'));

    const lines = linesOf(diff().out);
    writeFileSync(fileOf('staging'), STAGING);

    expect(lines[0]).toBe('environment shop/staging is gone, and what it made stays where it is');
    expect(lines[1]).toBe('reaches shop/staging');
    expect(lines[2]).toMatch(/^! applies out of order: Environment left behind: .*aws_db_instance/);
    expect(lines).toContain('- aws_db_instance.main (shop/staging, data), which stays where it is');
    expect(lines).toContain('- Deployment shop/web (shop/staging, web), which stays where it is');
    expect(lines).toContain('- dist/shop/staging/README.md (shop/staging)');
    expect(lines.filter((line) => line.startsWith('!'))).toHaveLength(1);
    expect(lines.at(-2)).toMatch(
      /: 1 of 2 environments, \d+ of their resources and objects, by 1 /,
    );
  });

  it('says of one with another name that everything is made a second time', () => {
    rmSync(fileOf('staging'));
    writeFileSync(fileOf('stage'), STAGING.replace('environment: staging', 'environment: stage'));

    const lines = linesOf(diff().out);
    rmSync(fileOf('stage'));
    writeFileSync(fileOf('staging'), STAGING);

    expect(lines).toContain(
      'environment shop/staging is gone, and what it made stays where it is: shop/stage makes the same a second time',
    );
    expect(lines).toContain('environment shop/stage is new');
  });

  it('looks only at the environments that are named', () => {
    rmSync(fileOf('staging'));

    const { out } = realRun(['diff', '--base=main', 'shop/prod'], repository.root, { git });
    writeFileSync(fileOf('staging'), STAGING);

    expect(out).toMatch(/^No difference from [0-9a-f]{7,} in 1 environment\.\n$/);
  });
});
