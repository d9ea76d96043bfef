import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { argoCd } from '../../src/addons/argo-cd/argo-cd.ts';
import { compileArgocd } from '../../src/delivery/argocd/compile-argocd.ts';
import { compileRepository } from '../../src/delivery/compile-repository.ts';
import { renderFirstSteps } from '../../src/delivery/page/render-delivery.ts';
import { atPlace, bumpScript } from '../../src/delivery/pipeline/scripts.ts';
import { checkRepositoryUrl } from '../../src/environment/rules/delivery/repository.ts';
import { githubName, overHttps, repositoryId } from '../../src/model/delivery/repository.ts';
import { ALONE } from '../../src/model/landscape/landscape.ts';
import { anEnvironment } from '../support/an-environment.ts';
import { findings } from '../support/findings.ts';
import { aFolder, aStack } from './some-artifacts.ts';

const AZURE = 'https://dev.azure.com/shop/platform/_git/infra';
const CODECOMMIT = 'https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/platform';

interface Spec {
  readonly source?: { readonly repoURL: string; readonly path: string };
  readonly sourceRepos?: readonly string[];
}

function withRepository(repository: string, more: object = {}) {
  return anEnvironment({ delivery: { repository, ...more } });
}

function compiled(delivery: object) {
  const environment = anEnvironment({ delivery });
  const input = {
    environment,
    landscape: ALONE,
    stacks: [],
    components: [aFolder('web')],
    artifacts: [],
  };
  return compileArgocd(input).map(({ object }) => object);
}

describe('the URL of the repository', () => {
  it.each([
    [
      'https://github.com/shop/platform.git',
      'github.com/shop/platform',
      'https://github.com/shop/platform.git',
    ],
    [
      'git@github.com:shop/platform.git',
      'github.com/shop/platform',
      'https://github.com/shop/platform.git',
    ],
    [
      'ssh://git@github.com/shop/platform.git',
      'github.com/shop/platform',
      'https://github.com/shop/platform.git',
    ],
    [
      'ssh://git@ssh.github.com:443/shop/platform.git',
      'github.com/shop/platform',
      'https://github.com/shop/platform.git',
    ],
    [
      'ssh://git@git.shop.io:7999/infra/platform.git',
      'git.shop.io/infra/platform',
      'https://git.shop.io/infra/platform.git',
    ],
    [
      'git@gitlab.com:shop/infra/platform.git',
      'gitlab.com/shop/infra/platform',
      'https://gitlab.com/shop/infra/platform.git',
    ],
    [AZURE, 'dev.azure.com/shop/platform/infra', AZURE],
    [
      'https://shop@dev.azure.com/shop/platform/_git/infra',
      'dev.azure.com/shop/platform/infra',
      'https://shop@dev.azure.com/shop/platform/_git/infra',
    ],
    ['git@ssh.dev.azure.com:v3/shop/platform/infra', 'dev.azure.com/shop/platform/infra', AZURE],
    [
      'shop@vs-ssh.visualstudio.com:v3/shop/platform/infra',
      'dev.azure.com/shop/platform/infra',
      AZURE,
    ],
    [CODECOMMIT, 'git-codecommit.eu-west-1.amazonaws.com/v1/repos/platform', CODECOMMIT],
    [
      'ssh://APKA1@git-codecommit.eu-west-1.amazonaws.com/v1/repos/platform',
      'git-codecommit.eu-west-1.amazonaws.com/v1/repos/platform',
      CODECOMMIT,
    ],
  ])('%s is taken, and named %s', (url, id, https) => {
    expect(findings(checkRepositoryUrl(withRepository(url)))).toEqual([]);
    expect(repositoryId(url)).toBe(id);
    expect(overHttps(url)).toBe(https);
  });

  it.each([
    [
      'codecommit::eu-west-1://platform',
      'Write https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/platform',
    ],
    ['ssh://github.com/shop/platform.git', 'Write ssh://git@github.com/shop/platform.git'],
    [
      'ssh://git-codecommit.eu-west-1.amazonaws.com/v1/repos/platform',
      'Write ssh://<SSH key ID>@git-codecommit.eu-west-1.amazonaws.com/v1/repos/platform',
    ],
    [`${AZURE}.git`, 'Write https://dev.azure.com/<organization>/<project>/_git/<repository>'],
    [
      'git@ssh.dev.azure.com:shop/platform/infra',
      'Write git@ssh.dev.azure.com:v3/<organization>/<project>/<repository>',
    ],
    [
      `${CODECOMMIT}.git`,
      'Write https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/<repository>',
    ],
    ['https://github.com/shop/platform', 'Write https://github.com/shop/platform.git'],
    [
      'https://bot:hunter2@github.com/shop/platform.git',
      'Write https://github.com/shop/platform.git, and give Argo CD the password as a repository secret',
    ],
  ])('%s is refused', (url, hint) => {
    const found = checkRepositoryUrl(withRepository(url));

    expect(findings(found)).toEqual(['model/repository-url at value of delivery.repository']);
    expect(found[0]?.hint).toBe(hint);
  });

  it('says whose repository on GitHub it is, and of no other host', () => {
    expect(githubName('git@github.com:shop/platform.git')).toBe('shop/platform');
    expect(githubName(AZURE)).toBeNull();
  });

  it('stands in Applications and projects as it is written', () => {
    const objects = compiled({ repository: 'ssh://git@git.shop.io:7999/infra/platform.git' });

    const [root, rootProject, project, web] = objects.map(({ spec }) => spec as Spec);
    expect(root?.source?.repoURL).toBe('ssh://git@git.shop.io:7999/infra/platform.git');
    expect(web?.source?.repoURL).toBe('ssh://git@git.shop.io:7999/infra/platform.git');
    for (const each of [rootProject, project]) {
      expect(each?.sourceRepos).toEqual(['ssh://git@git.shop.io:7999/infra/platform.git']);
    }
  });

  it.each([
    ['git@github.com:shop/platform.git', [22]],
    ['ssh://git@git.shop.io:7999/infra/platform.git', [7999]],
    ['https://git.shop.io:8443/infra/platform.git', [8443]],
    [CODECOMMIT, []],
  ])('lets Argo CD reach the port of %s', (url, ports) => {
    const { egress = [] } = argoCd.reach?.(withRepository(url)) ?? {};

    expect(egress.flatMap((each) => each.ports ?? []).map(({ port }) => port)).toEqual(ports);
  });
});

describe('a folder within the Git repository', () => {
  const delivery = { root: 'teams/platform', folder: 'rendered/aws' };
  const environment = anEnvironment({ delivery });

  it('is where Applications look', () => {
    const [root, , , web] = compiled(delivery).map(({ spec }) => spec as Spec);

    expect(root?.source?.path).toBe('teams/platform/rendered/aws/shop/prod/argocd');
    expect(web?.source?.path).toBe('teams/platform/rendered/aws/shop/prod/kubernetes/web');
  });

  it('is where Atlantis plans, by a file that the server is told of', () => {
    const [file, server] = compileRepository([{ environment, stacks: [aStack('network')] }]);

    expect(parse(file?.content ?? '').projects[0].dir).toBe(
      'teams/platform/rendered/aws/shop/prod/terraform/network',
    );
    expect(parse(server?.content ?? '').repos[0].repo_config_file).toBe(
      'teams/platform/atlantis.yaml',
    );
  });

  it('is not part of what people type where groundplan runs', () => {
    const lines = renderFirstSteps({
      ...{ environment, landscape: ALONE, stacks: [], components: [], artifacts: [] },
    });

    expect(lines).toContain('kubectl apply --server-side -f rendered/aws/shop/prod/root.yaml');
  });

  it('is where pipelines write tags', () => {
    const script = atPlace(environment, bumpScript({ name: 'bot', email: 'bot@shop.io' }));

    expect(script).toContain('npm --prefix teams/platform ci\n');
    expect(script).toContain('npm --prefix teams/platform run set-image -- "$ENVIRONMENT"');
    expect(script).toContain('git add teams/platform/environments teams/platform/rendered/aws\n');
    expect(script).not.toContain('-- environments');
  });
});
