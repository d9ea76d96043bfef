// The file holds only keys that Atlantis's strict parser knows, and those that need the consent of the
// server only where atlantis-server.yaml gives it.
// https://www.runatlantis.io/docs/repo-level-atlantis-yaml.html
import { diagnostic } from '../../../diagnostics/diagnostic.ts';
import { repositoryId } from '../../../model/delivery/repository.ts';
import { asBody, type Body } from '../../check-input.ts';
import type { RepositoryFinding } from '../../repository-input.ts';
import { findingAt } from './finding-at.ts';
import type { Atlantis, Project } from './read-atlantis.ts';

type Keys = ReadonlySet<string>;

const OF_FILE: Keys = new Set([
  'abort_on_execution_order_fail',
  'allowed_regexp_prefixes',
  'autodiscover',
  'automerge',
  'delete_source_branch_on_merge',
  'parallel_apply',
  'parallel_plan',
  'projects',
  'repo_locks',
  'silence_pr_comments',
  'version',
]);
const OF_AUTODISCOVER: Keys = new Set(['mode', 'ignore_paths']);
const OF_PROJECT: Keys = new Set([
  'autoplan',
  'branch',
  'depends_on',
  'dir',
  'execution_order_group',
  'name',
  'terraform_distribution',
  'terraform_version',
  'workspace',
]);
const OF_AUTOPLAN: Keys = new Set(['enabled', 'when_modified']);

const VERSION = 3;

/** server/core/config/valid/global_cfg.go of runatlantis/atlantis v0.47.1, ValidateRepoCfg */
const BY_CONSENT: Keys = new Set([
  'apply_requirements',
  'import_requirements',
  'plan_requirements',
  'workflow',
]);

export function checkAtlantisKeys(atlantis: Atlantis): readonly RepositoryFinding[] {
  const { file, projects } = atlantis;
  if (file?.['version'] !== VERSION || !Array.isArray(file['projects'])) {
    return [findingAt(undefined, (where) => diagnostic('check/atlantis-unreadable', {}, where))];
  }
  return [
    ...unknownKeys('the file', file, OF_FILE),
    ...unknownKeys('autodiscover', asBody(file['autodiscover']), OF_AUTODISCOVER),
    ...projects.flatMap((project) => [
      ...unknownKeys(`project ${project.name}`, project.body, keysOf(project, atlantis)),
      ...unknownKeys(
        `autoplan of project ${project.name}`,
        asBody(project.body['autoplan']),
        OF_AUTOPLAN,
      ),
    ]),
  ];
}

function keysOf({ name, stack }: Project, { own, consents }: Atlantis): Keys {
  const environment = stack?.environment ?? own.get(name);
  if (environment === undefined) return OF_PROJECT;
  const allowed = consents.get(repositoryId(environment.delivery.repository)) ?? [];
  return new Set([...OF_PROJECT, ...allowed.filter((key) => BY_CONSENT.has(key))]);
}

function unknownKeys(where: string, body: Body, keys: Keys): readonly RepositoryFinding[] {
  return Object.keys(body)
    .filter((key) => !keys.has(key))
    .map((key) =>
      findingAt(undefined, (at) => diagnostic('check/atlantis-key', { where, key }, at)),
    );
}
