// biome-ignore-all lint/suspicious/noExplicitAny: what comes out of cdktf has no type
// delivery.terraform of kind atlantis: what stands in atlantis.yaml, and what on the server.
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkRepository } from '../../src/check/check-repository.ts';
import { outlineOf } from '../../src/check/outline.ts';
import { compileRepository } from '../../src/delivery/compile-repository.ts';
import { compileInfra } from '../../src/infra/compile-infra.ts';
import { anEnvironment } from '../support/an-environment.ts';
import { compiledSmall } from '../support/compiled-small.ts';
import { findings } from '../support/findings.ts';
import { aStack } from './some-artifacts.ts';

interface Project {
  readonly name: string;
  readonly dir: string;
  readonly [key: string]: unknown;
}

interface Compiled {
  readonly projects: ReadonlyMap<string, Project>;
  readonly server: {
    readonly repos: readonly Record<string, unknown>[];
    readonly workflows: Record<string, unknown>;
  };
}

const STACKS = [aStack('network'), aStack('data', ['network']), aStack('data-lake', ['network'])];

function runsBy(terraform: object, more: object = {}) {
  return anEnvironment({ delivery: { terraform }, ...more });
}

function compile(...environments: readonly ReturnType<typeof anEnvironment>[]): Compiled {
  const entries = environments.map((environment) => ({ environment, stacks: STACKS }));
  const [file, server] = compileRepository(entries).map(({ content }) => parse(content));
  const projects: readonly Project[] = file.projects;
  return { projects: new Map(projects.map((each) => [each.name, each])), server };
}

describe('requirements', () => {
  it('of the environment stand on the server, and nothing in atlantis.yaml', () => {
    const requirements = { plan: ['approved'], apply: ['approved'], import: ['mergeable'] };
    const { projects, server } = compile(runsBy({ kind: 'atlantis', requirements }));

    expect(server.repos[0]).toMatchObject({
      plan_requirements: ['approved'],
      apply_requirements: ['approved'],
      import_requirements: ['mergeable'],
      allowed_overrides: [],
    });
    expect(projects.get('shop-prod-data')).not.toHaveProperty('apply_requirements');
  });

  it('of single stacks stand in atlantis.yaml, and the server allows those keys and no other', () => {
    const { projects, server } = compile(
      runsBy({
        kind: 'atlantis',
        stacks: {
          'data*': { requirements: { plan: ['approved'] }, autoplan: false },
          data: { requirements: { plan: ['approved', 'mergeable'] } },
        },
      }),
    );

    expect(server.repos[0]?.['allowed_overrides']).toEqual(['plan_requirements']);
    expect(projects.get('shop-prod-data')).toMatchObject({
      plan_requirements: ['approved', 'mergeable'],
      autoplan: { enabled: false },
    });
    expect(projects.get('shop-prod-data-lake')).toMatchObject({
      plan_requirements: ['approved'],
      autoplan: { enabled: false },
    });
    expect(projects.get('shop-prod-network')).not.toHaveProperty('plan_requirements');
  });

  it('that environments of one repository do not agree on stand with each project', () => {
    const prod = runsBy({ kind: 'atlantis' });
    const dev = runsBy({ kind: 'atlantis', requirements: { apply: [] } }, { environment: 'dev' });
    const { projects, server } = compile(prod, dev);

    expect(server.repos[0]).toMatchObject({
      apply_requirements: ['approved', 'mergeable', 'undiverged'],
      allowed_overrides: ['apply_requirements'],
    });
    expect(projects.get('shop-dev-data')?.['apply_requirements']).toEqual([]);
    expect(projects.get('shop-prod-data')).not.toHaveProperty('apply_requirements');
  });
});

describe('workflows', () => {
  const workflows = {
    audited: {
      plan: [
        { do: 'init', extraArgs: ['-lockfile=readonly'] },
        { env: 'TEAM', value: 'data' },
        { env: 'WHEN', command: 'date +%s' },
        { do: 'plan' },
        { run: `audit "$PLANFILE"` },
      ],
    },
  };

  it('are the server’s, and one for all is no override', () => {
    const { projects, server } = compile(
      runsBy({ kind: 'atlantis', workflow: 'audited', workflows }),
    );

    expect(server.repos[0]).toMatchObject({ workflow: 'audited', allowed_overrides: [] });
    expect(server.repos[0]).toMatchObject({ allow_custom_workflows: false });
    expect(server.workflows['audited']).toEqual({
      plan: {
        steps: [
          { init: { extra_args: ['-lockfile=readonly'] } },
          { env: { name: 'TEAM', value: 'data' } },
          { env: { name: 'WHEN', command: 'date +%s' } },
          'plan',
          { run: 'audit "$PLANFILE"' },
        ],
      },
    });
    expect(projects.get('shop-prod-data')).not.toHaveProperty('workflow');
  });

  it('of one stack are an override', () => {
    const stacks = { data: { workflow: 'audited' } };
    const { projects, server } = compile(runsBy({ kind: 'atlantis', stacks, workflows }));

    expect(server.repos[0]).toMatchObject({ allowed_overrides: ['workflow'] });
    expect(projects.get('shop-prod-data')).toMatchObject({ workflow: 'audited' });
  });
});

describe('projects of other folders', () => {
  const projects = {
    legacy: {
      dir: 'legacy/vpn',
      after: ['data'],
      workspace: 'eu',
      whenModified: ['*.tf', '!x.tf'],
    },
    mail: {
      dir: '.',
      after: ['legacy'],
      autoplan: false,
      distribution: 'opentofu',
      version: '1.9.0',
    },
  };

  it('stand in order among the stacks', () => {
    const { projects: found } = compile(runsBy({ kind: 'atlantis', projects }));

    expect(found.get('legacy')).toEqual({
      name: 'legacy',
      dir: 'legacy/vpn',
      workspace: 'eu',
      autoplan: { enabled: true, when_modified: ['*.tf', '!x.tf'] },
      execution_order_group: 2,
      depends_on: ['shop-prod-data'],
    });
    expect(found.get('mail')).toEqual({
      name: 'mail',
      dir: '.',
      terraform_distribution: 'opentofu',
      terraform_version: '1.9.0',
      autoplan: { enabled: false },
      execution_order_group: 3,
      depends_on: ['legacy'],
    });
  });

  it('are written once where a layer says them for several environments', () => {
    const legacy = { legacy: { dir: 'legacy' } };
    const [prod, dev] = ['prod', 'dev'].map((environment) =>
      runsBy({ kind: 'atlantis', projects: legacy }, { environment }),
    );
    const entries = [prod, dev].flatMap((each) => each ?? []);
    const [file] = compileRepository(
      entries.map((environment) => ({ environment, stacks: STACKS })),
    );

    expect(file?.content.match(/name: legacy\n/g)).toHaveLength(1);
  });
});

describe('who else applies', () => {
  it.each(['github-actions', 'elsewhere'])('has no project in atlantis.yaml: %s', (kind) => {
    const { projects, server } = compile(runsBy({ kind }));

    expect([...projects]).toEqual([]);
    expect(server.repos).toEqual([]);
  });

  it('holds back nothing of those that Atlantis applies', () => {
    const prod = runsBy({ kind: 'elsewhere' });
    const dev = runsBy({ kind: 'atlantis' }, { environment: 'dev' });
    const outside = {
      ...aStack('edge'),
      dependsOnOthers: [{ environment: 'shop/prod', stack: 'network' }],
    };
    const [file] = compileRepository([
      { environment: prod, stacks: STACKS },
      { environment: dev, stacks: [outside] },
    ]);

    expect(parse(file?.content ?? '').projects).toEqual([
      expect.objectContaining({ name: 'shop-dev-edge', execution_order_group: 0 }),
    ]);
    expect(file?.content).not.toContain('depends_on:');
  });
});

describe('a workspace', () => {
  it('is that of each project, and where outputs are read from', () => {
    const environment = runsBy({ kind: 'atlantis', workspace: 'blue', version: '1.14.9' });
    const stacks = compileInfra(environment);
    const [file] = compileRepository([{ environment, stacks }]);

    for (const project of parse(file?.content ?? '').projects) {
      expect(project).toMatchObject({ workspace: 'blue', terraform_version: '1.14.9' });
    }
    const cluster: Record<string, any> =
      stacks.find(({ stack }) => stack === 'cluster')?.document ?? {};
    expect(cluster['data'].terraform_remote_state.network.workspace).toBe('blue');
  });
});

describe('the checks of the repository', () => {
  const input = compiledSmall({
    delivery: {
      root: 'platform',
      folder: 'rendered',
      terraform: {
        kind: 'atlantis',
        stacks: { data: { requirements: { plan: ['approved'] } } },
        projects: { legacy: { dir: 'legacy', after: ['network'] } },
      },
    },
  });
  const [atlantis = '', server = ''] = compileRepository([input]).map(({ content }) => content);

  it('take what the server consents to, and projects of the user', () => {
    expect(checkRepository({ outlines: [outlineOf(input)], atlantis, server })).toEqual([]);
  });

  it('find a key that the server refuses', () => {
    const strict = server.replace(/allowed_overrides: .*/, 'allowed_overrides: []');

    const found = checkRepository({ outlines: [outlineOf(input)], atlantis, server: strict });

    expect(findings(found.map(({ diagnostic }) => diagnostic))).toEqual([
      'check/atlantis-key at value of ',
    ]);
  });
});
