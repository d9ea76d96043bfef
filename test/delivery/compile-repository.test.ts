import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { compileRepository, type RepositoryEntry } from '../../src/delivery/compile-repository.ts';
import { aStack } from './some-artifacts.ts';
import { withTwoServices } from './two-services.ts';

const STACKS = [
  aStack('data', ['network', 'keys']),
  aStack('network'),
  aStack('keys', ['network']),
];

/** https://www.runatlantis.io/docs/repo-level-atlantis-yaml.html; one unknown key fails the file. */
const FREE_KEYS = [
  'version',
  'parallel_plan',
  'parallel_apply',
  'abort_on_execution_order_fail',
  'autodiscover',
  'projects',
];
const FREE_PROJECT_KEYS = ['name', 'dir', 'autoplan', 'execution_order_group', 'depends_on'];

interface Project {
  readonly name: string;
  readonly dir: string;
  readonly execution_order_group: number;
  readonly depends_on?: readonly string[];
}

function compile(entries: readonly RepositoryEntry[]) {
  const [artifact] = compileRepository(entries);
  const content = artifact?.content ?? '';
  return { path: artifact?.path, content, file: parse(content) as { projects: Project[] } };
}

describe('compileRepository', () => {
  it('writes one project per stack into atlantis.yaml, sorted by name (S3-CD-05)', () => {
    const { path, file } = compile([{ environment: withTwoServices(), stacks: STACKS }]);

    expect(path).toBe('atlantis.yaml');
    expect(file.projects).toEqual([
      {
        name: 'shop-prod-data',
        dir: 'dist/shop/prod/terraform/data',
        autoplan: { enabled: true, when_modified: ['cdk.tf.json', '.terraform.lock.hcl'] },
        execution_order_group: 2,
        depends_on: ['shop-prod-keys', 'shop-prod-network'],
      },
      expect.objectContaining({ name: 'shop-prod-keys', execution_order_group: 1 }),
      expect.objectContaining({ name: 'shop-prod-network', execution_order_group: 0 }),
    ]);
  });

  it('uses only keys that need no consent of the server', () => {
    const { file } = compile([{ environment: withTwoServices(), stacks: STACKS }]);

    expect(Object.keys(file).filter((key) => !FREE_KEYS.includes(key))).toEqual([]);
    const keys = file.projects.flatMap((project) => Object.keys(project));
    expect(keys.filter((key) => !FREE_PROJECT_KEYS.includes(key))).toEqual([]);
  });

  it('orders every stack after the stacks it depends on', () => {
    const { file } = compile([{ environment: withTwoServices(), stacks: STACKS }]);

    const group = new Map(file.projects.map((each) => [each.name, each.execution_order_group]));
    for (const { name, depends_on: dependsOn = [] } of file.projects) {
      for (const other of dependsOn) {
        expect(group.get(other), `${name} after ${other}`).toBeLessThan(group.get(name) ?? 0);
      }
    }
  });

  it('gives the same bytes for environments and stacks in another order', () => {
    const prod = { environment: withTwoServices(), stacks: STACKS };
    const dev = { environment: withTwoServices({ environment: 'dev' }), stacks: STACKS };

    const one = compile([prod, dev]).content;
    const other = compile([
      { ...dev, stacks: [...STACKS].reverse() },
      { ...prod, stacks: [...STACKS].reverse() },
    ]).content;
    expect(other).toBe(one);
  });

  it('adds a stack without touching the lines of another', () => {
    const before = compile([{ environment: withTwoServices(), stacks: STACKS }]).content;
    const after = compile([
      { environment: withTwoServices(), stacks: [...STACKS, aStack('logs', ['network'])] },
    ]).content;

    const lines = after.split('\n');
    const gone = before.split('\n').filter((line) => !lines.includes(line));
    expect(gone).toEqual([]);
  });

  it('stays a legal file when there is nothing to apply', () => {
    expect(compile([]).file.projects).toEqual([]);
  });

  it('throws when stacks read each other', () => {
    const stacks = [aStack('a', ['b']), aStack('b', ['a'])];

    expect(() => compile([{ environment: withTwoServices(), stacks }])).toThrow(
      'shop/prod/a → shop/prod/b → shop/prod/a',
    );
  });

  it('throws when a stack reads one that is not compiled', () => {
    const stacks = [aStack('a', ['gone'])];

    expect(() => compile([{ environment: withTwoServices(), stacks }])).toThrow(
      'shop/prod/a reads shop/prod/gone',
    );
  });

  it('orders stacks after those of other environments', () => {
    const hub = withTwoServices({ environment: 'hub' });
    const reader = {
      ...aStack('network'),
      dependsOnOthers: [{ environment: 'shop/hub', stack: 'network' }],
    };
    const { projects } = compile([
      { environment: withTwoServices(), stacks: [reader, aStack('cluster', ['network'])] },
      { environment: hub, stacks: [aStack('security'), aStack('network', ['security'])] },
    ]).file;
    const groups = projects.map((each) => [each.name, each.execution_order_group, each.depends_on]);

    expect(groups).toEqual([
      ['shop-hub-network', 1, ['shop-hub-security']],
      ['shop-hub-security', 0, undefined],
      ['shop-prod-cluster', 3, ['shop-prod-network']],
      ['shop-prod-network', 2, ['shop-hub-network']],
    ]);
  });

  it('leaves it to a check when the keys of two environments join to one name', () => {
    const left = withTwoServices({ system: 'a-b', environment: 'c' });
    const right = withTwoServices({ system: 'a', environment: 'b-c' });

    const { file } = compile([
      { environment: left, stacks: [aStack('network')] },
      { environment: right, stacks: [aStack('network')] },
    ]);

    expect(file.projects.map(({ name }) => name)).toEqual(['a-b-c-network', 'a-b-c-network']);
  });
});

describe('atlantis-server.yaml', () => {
  function serverOf(...deliveries: readonly Readonly<Record<string, unknown>>[]) {
    const entries = deliveries.map((delivery) => ({
      environment: withTwoServices({ delivery }),
      stacks: [],
    }));
    const artifact = compileRepository(entries).find(({ path }) => path === 'atlantis-server.yaml');
    return parse(artifact?.content ?? '') as {
      repos: readonly Readonly<Record<string, unknown>>[];
    };
  }

  it('asks for approval before an apply, which no pull request can change (S4-TRIG-05)', () => {
    const { repos } = serverOf({ repository: 'git@github.com:shop/platform.git' });

    expect(repos).toEqual([
      {
        id: 'github.com/shop/platform',
        branch: '/^(main)$/',
        plan_requirements: [],
        apply_requirements: ['approved', 'mergeable', 'undiverged'],
        allowed_overrides: [],
        allow_custom_workflows: false,
        workflow: 'groundplan',
      },
    ]);
  });

  it('names each repository once, with the branches of all its environments', () => {
    const { repos } = serverOf(
      { repository: 'https://github.com/shop/platform.git', branch: 'release/1.x' },
      { repository: 'git@github.com:shop/platform.git' },
      { repository: 'https://git.shop.io/a/b.git' },
    );

    expect(repos.map(({ id, branch }) => [id, branch])).toEqual([
      ['git.shop.io/a/b', '/^(main)$/'],
      ['github.com/shop/platform', '/^(main|release\\/1\\.x)$/'],
    ]);
  });

  it('is a whole file where there is no environment', () => {
    expect(compileRepository([]).map(({ path }) => path)).toEqual([
      'atlantis.yaml',
      'atlantis-server.yaml',
    ]);
    expect(parse(compileRepository([])[1]?.content ?? '').repos).toEqual([]);
  });
});
