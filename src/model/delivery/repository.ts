// What the URL of a Git repository says: who hosts it, how it is reached, and what tools call it.
// Argo CD takes https and SSH with a user: util/git/git.go of argoproj/argo-cd v3.5.1.

export interface Repository {
  readonly over: 'https' | 'ssh' | 'helper';
  /** Of what an SSH URL asks for; without it Argo CD does not take the URL for one. */
  readonly user: string | null;
  readonly isSecret: boolean;
  readonly hostname: string;
  readonly port: number;
  /** Without slashes around it, and without `.git`. */
  readonly path: string;
  readonly hasSuffix: boolean;
  readonly host: 'github' | 'azure-devops' | 'codecommit' | 'other';
}

const HTTPS = /^https:\/\/(?:([^@/]*)@)?([^/:]+)(?::(\d+))?\/(.+)$/;
const SSH = /^ssh:\/\/(?:([^@/]*)@)?([^/:]+)(?::(\d+))?\/(.+)$/;
/** `git@github.com:shop/platform.git` */
const SCP = /^([^@/:]+)@([^/:]+)[:/](.+)$/;
/** What git-remote-codecommit adds to Git: `codecommit::eu-west-1://platform`. */
const HELPER = /^codecommit:(?::([a-z0-9-]+):)?\/\/(?:[^@/]*@)?(.+)$/;

/** Null for what is no URL of Git. */
export function repositoryOf(url: string): Repository | null {
  const https = HTTPS.exec(url);
  if (https) return read('https', https, 443);
  const ssh = SSH.exec(url);
  if (ssh) return read('ssh', ssh, 22);
  const scp = SCP.exec(url);
  if (scp) return read('ssh', [url, scp[1], scp[2], undefined, scp[3]], 22);
  const helper = HELPER.exec(url);
  if (helper === null) return null;
  const hostname = `git-codecommit.${helper[1] ?? '<region>'}.amazonaws.com`;
  return read('helper', [url, undefined, hostname, undefined, `v1/repos/${helper[2]}`], 443);
}

function read(
  over: Repository['over'],
  [, user, hostname = '', port, path = '']: readonly (string | undefined)[],
  usual: number,
): Repository {
  const trimmed = path.replace(/^\/+|\/+$/g, '');
  return {
    over,
    user: user === undefined || user === '' ? null : user,
    isSecret: user?.includes(':') ?? false,
    hostname: hostname.toLowerCase(),
    port: port === undefined ? usual : Number(port),
    path: trimmed.replace(/\.git$/, ''),
    hasSuffix: trimmed.endsWith('.git'),
    host: hostOf(hostname.toLowerCase()),
  };
}

function hostOf(hostname: string): Repository['host'] {
  if (hostname === 'github.com' || hostname === 'ssh.github.com') return 'github';
  if (/^git-codecommit(-fips)?\./.test(hostname)) return 'codecommit';
  return /^(ssh\.)?dev\.azure\.com$|\.visualstudio\.com$/.test(hostname) ? 'azure-devops' : 'other';
}

/** Azure DevOps writes one path for https and another for SSH: `shop/platform/_git/infra`, `v3/shop/platform/infra`. */
function azureParts({ hostname, path }: Repository): readonly string[] {
  const parts = path.split('/').filter((part) => part !== '_git' && part !== 'v3');
  const ofHost =
    hostname === 'vs-ssh.visualstudio.com' ? null : /^(.+)\.visualstudio\.com$/.exec(hostname);
  return ofHost
    ? [ofHost[1] ?? '', ...parts.filter((part) => part !== 'DefaultCollection')]
    : parts;
}

/**
 * `github.com/shop/platform`: what Atlantis calls it, and the same for each way to reach it.
 * server/events/models/models.go of runatlantis/atlantis v0.47.1
 */
export function repositoryId(url: string): string {
  const repository = repositoryOf(url);
  if (repository === null) return url;
  const { host, hostname, path } = repository;
  if (host === 'azure-devops') return `dev.azure.com/${azureParts(repository).join('/')}`;
  return `${host === 'github' ? 'github.com' : hostname}/${path}`;
}

/** `shop/platform` on github.com; null elsewhere. */
export function githubName(url: string): string | null {
  const repository = repositoryOf(url);
  return repository?.host === 'github' ? repository.path : null;
}

/** Pipelines have a token and no SSH key. */
export function overHttps(url: string): string {
  const repository = repositoryOf(url);
  if (repository === null || repository.over === 'https') return url;
  const { host, path, hasSuffix } = repository;
  if (host === 'azure-devops') {
    const [organization, project, name] = azureParts(repository);
    return `https://dev.azure.com/${organization}/${project}/_git/${name}`;
  }
  const hostname = host === 'github' ? 'github.com' : repository.hostname;
  return `https://${hostname}/${path}${hasSuffix ? '.git' : ''}`;
}
