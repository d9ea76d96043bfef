// .github/workflows/review.yml: its scripts with a `gh` that answers what it is told and notes what it is asked.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { MARK } from '../../src/review/render/markdown.ts';
import { pullRequestWorkflow } from '../../src/scaffold/workflow.ts';

interface Step {
  readonly name?: string;
  readonly if?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

const workflow = parse(readFileSync('.github/workflows/review.yml', 'utf8'));
const steps: readonly Step[] = workflow.jobs.review.steps;

function stepNamed(start: string): Step {
  const found = steps.find(({ name }) => name?.startsWith(start));
  if (found === undefined) throw new Error(`No step ${start}`);
  return found;
}

/** Comments and labels that are there already; what changes them goes into a file. */
const GH = `#!/usr/bin/env bash
case "$*" in
  *--paginate*) printf '%s' "$COMMENTS" | jq --raw-output "\${@: -1}" ;;
  'pr view'*) printf '%s' "$LABELS" | jq --raw-output "\${@: -1}" ;;
  *) printf '%s\\n' "$*" >>asked ;;
esac
`;

const hasJq = spawnSync('bash', ['-c', 'command -v jq']).status === 0;
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'groundplan-'));
  mkdirSync(join(folder, 'build'));
  writeFileSync(join(folder, 'gh'), GH);
  chmodSync(join(folder, 'gh'), 0o755);
  const dangers = [{ label: 'weakens' }, { label: 'restarts pods' }, { label: 'weakens' }];
  writeFileSync(join(folder, 'build/review.json'), JSON.stringify({ groups: [{ dangers }] }));
  writeFileSync(join(folder, 'build/review.md'), `${MARK}\nwhat changes`);
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What `gh` is asked to change. */
function keepCurrent(comments: readonly object[], labels: readonly string[]): readonly string[] {
  const named = labels.map((name) => ({ name }));
  const { status, stderr } = spawnSync(
    'bash',
    ['--noprofile', '--norc', '-eo', 'pipefail', '-c', keeping.run ?? ''],
    {
      cwd: folder,
      encoding: 'utf8',
      env: {
        PATH: [folder, process.env['PATH']].join(delimiter),
        ...{ GH_REPO: 'shop/platform', NUMBER: '12' },
        ...{ COMMENTS: JSON.stringify(comments), LABELS: JSON.stringify({ labels: named }) },
      },
    },
  );
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return readFileSync(join(folder, 'asked'), 'utf8').trimEnd().split('\n');
}

const keeping = stepNamed('Keep the comment');
const OURS = { id: 7, user: { login: 'github-actions[bot]' }, body: `${MARK}\nof before` };
const OTHERS = [
  { id: 5, user: { login: 'somebody' }, body: `${MARK}\nquoted` },
  { id: 6, user: { login: 'github-actions[bot]' }, body: 'of another workflow' },
];

describe.skipIf(!hasJq)('the workflow that reviews', () => {
  it('posts a comment where there is none of its own, and sets a label of each kind once', () => {
    expect(keepCurrent(OTHERS, [])).toEqual([
      'api --silent --method POST repos/shop/platform/issues/12/comments --field body=@build/review.md',
      'label create groundplan: restarts pods --color B60205 --force',
      'pr edit 12 --add-label groundplan: restarts pods',
      'label create groundplan: weakens --color B60205 --force',
      'pr edit 12 --add-label groundplan: weakens',
    ]);
  });

  it('keeps its comment and its labels current, and leaves those of others', () => {
    const labels = ['groundplan: destroys data', 'groundplan: weakens', 'bug'];

    expect(keepCurrent([...OTHERS, OURS], labels)).toEqual([
      'api --silent --method PATCH repos/shop/platform/issues/comments/7 --field body=@build/review.md',
      'label create groundplan: restarts pods --color B60205 --force',
      'pr edit 12 --add-label groundplan: restarts pods',
      'pr edit 12 --remove-label groundplan: destroys data',
    ]);
  });
});

describe('the workflow that init writes', () => {
  it('reviews in the same steps, by the command that a repository of a user has', () => {
    const { jobs } = parse(pullRequestWorkflow('main'));
    const ours = JSON.stringify(steps).replaceAll(
      /npm run --silent (\w+) --/g,
      'npx --no-install groundplan $1',
    );

    expect(jobs.review.steps).toEqual(JSON.parse(ours));
    expect(jobs.review.permissions).toEqual(workflow.jobs.review.permissions);
  });
});

describe('a pull request from a fork', () => {
  it('gets the summary, which needs no token, and asks for nothing that it may not do', () => {
    const summary = stepNamed('The comment, which is the summary');

    expect(summary.if).toBeUndefined();
    expect(summary.run).toContain('cat build/review.md >>"$GITHUB_STEP_SUMMARY"');
    expect(Object.keys(summary.env ?? {})).toEqual(['WHOLE']);
    expect(keeping.if).toBe('github.event.pull_request.head.repo.full_name == github.repository');
    expect(steps.indexOf(summary)).toBeLessThan(steps.indexOf(keeping));
  });

  it('is never run with rights of this repository', () => {
    expect(workflow.on).toBe('pull_request');
  });
});

describe('the job of GitLab that the page describes', () => {
  const page = readFileSync('docs/how-to/review-a-pull-request.md', 'utf8');
  const [, job = ''] = /```yaml\n(review:\n[\s\S]*?)```/.exec(page) ?? [];
  const script: readonly string[] = parse(job).review.script;
  const posting = script.slice(script.findIndex((line) => line.includes('REVIEW_TOKEN')));

  /** What `curl` is asked with another method than GET. */
  function posted(notes: readonly object[], token: string): string {
    const curl =
      '#!/usr/bin/env bash\n[[ $* == *--request* ]] && echo "$*" >>asked || printf %s "$NOTES"\n';
    writeFileSync(join(folder, 'curl'), curl);
    chmodSync(join(folder, 'curl'), 0o755);
    writeFileSync(join(folder, 'review.md'), MARK);
    writeFileSync(join(folder, 'asked'), '');
    const { status } = spawnSync('bash', ['--noprofile', '--norc', '-ec', posting.join('\n')], {
      cwd: folder,
      env: {
        PATH: [folder, process.env['PATH']].join(delimiter),
        ...{ CI_API_V4_URL: 'https://gitlab.example/api/v4', CI_PROJECT_ID: '3' },
        ...{ CI_MERGE_REQUEST_IID: '12', REVIEW_TOKEN: token, NOTES: JSON.stringify(notes) },
      },
    });
    expect(status).toBe(0);
    return readFileSync(join(folder, 'asked'), 'utf8');
  }

  it('posts one comment, and keeps it current', () => {
    const place = 'https://gitlab.example/api/v4/projects/3/merge_requests/12/notes';
    const others = [{ id: 4, body: 'well done' }];

    expect(posted(others, 'secret')).toContain(`--request POST ${place}\n`);
    expect(posted([...others, { id: 9, body: `${MARK}\nof before` }], 'secret')).toContain(
      `--request PUT ${place}/9\n`,
    );
  });

  it('asks for nothing without a token', () => {
    expect(posted([], '')).toBe('');
  });
});
