// Whether Argo CD, and whoever else works with the repository, takes its URL as it is written.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { overHttps, type Repository, repositoryOf } from '../../../model/delivery/repository.ts';
import { deployedServices } from '../../../model/delivery/rollouts.ts';
import type { Environment } from '../../../model/schema/environment.ts';

const PATH = ['delivery', 'repository'];

export function checkRepositoryUrl(environment: Environment): readonly Diagnostic[] {
  const { repository: url } = environment.delivery;
  const repository = repositoryOf(url);
  if (repository === null) {
    const args = {
      because: 'it names no host and path',
      instead: 'a URL such as https://github.com/shop/platform.git',
    };
    return [diagnostic('model/repository-url', args, { path: PATH })];
  }
  const fault = faultOf(url, repository);
  if (fault !== null) return [diagnostic('model/repository-url', fault, { path: PATH })];
  return unpushable(environment, repository);
}

interface Fault {
  readonly because: string;
  readonly instead: string;
}

function faultOf(url: string, repository: Repository): Fault | null {
  const { over, user, isSecret, host } = repository;
  if (over === 'helper') {
    return {
      because: 'codecommit:: is a protocol of a helper that it does not have',
      instead: overHttps(url),
    };
  }
  if (isSecret) {
    return {
      because: 'it holds a password, which every Application would show',
      instead: `${url.replace(/\/\/[^@/]*@/, '//')}, and give Argo CD the password as a repository secret`,
    };
  }
  if (over === 'ssh' && user === null) {
    const name = host === 'codecommit' ? '<SSH key ID>' : 'git';
    return {
      because: 'an SSH URL names the user',
      instead: url.replace('ssh://', `ssh://${name}@`),
    };
  }
  return shapeFault(url, repository);
}

/** What each host calls a repository. */
function shapeFault(url: string, repository: Repository): Fault | null {
  const { host, hostname, path, hasSuffix } = repository;
  if (host === 'codecommit') {
    if (/^v1\/repos\/[^/]+$/.test(path) && !hasSuffix) return null;
    const instead = `https://${hostname}/v1/repos/<repository>`;
    return { because: 'CodeCommit has repositories below /v1/repos/, without .git', instead };
  }
  if (host === 'azure-devops') return azureFault(repository);
  if (hasSuffix) return null;
  const because = 'it does not end in .git, which hosts such as GitLab answer with a redirect';
  return { because, instead: `${url.replace(/\/+$/, '')}.git` };
}

function azureFault({ over, path, hasSuffix }: Repository): Fault | null {
  const isHttps = over === 'https';
  const shape = isHttps ? /^[^/]+\/([^/]+\/)?_git\/[^/]+$/ : /^v3\/[^/]+\/[^/]+\/[^/]+$/;
  if (shape.test(path) && !hasSuffix) return null;
  const because = 'Azure DevOps names organization, project and repository, without .git';
  const instead = isHttps
    ? 'https://dev.azure.com/<organization>/<project>/_git/<repository>'
    : 'git@ssh.dev.azure.com:v3/<organization>/<project>/<repository>';
  return { because, instead };
}

/** Pipelines write the tag of an image into this repository, with a token. */
function unpushable(environment: Environment, { host }: Repository): readonly Diagnostic[] {
  const { pipeline } = environment.delivery;
  const isPushed = pipeline !== null && deployedServices(environment).length > 0;
  if (!isPushed || host !== 'codecommit') return [];
  return [diagnostic('model/repository-push', {}, { path: PATH })];
}
