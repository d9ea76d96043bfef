// The file holds only keys that Atlantis's strict parser knows and that need no consent of the server.
// https://www.runatlantis.io/docs/repo-level-atlantis-yaml.html
import { diagnostic } from '../../../diagnostics/diagnostic.ts';
import { asBody, type Body } from '../../check-input.ts';
import type { RepositoryFinding } from '../../repository-input.ts';
import { findingAt } from './finding-at.ts';
import type { Atlantis } from './read-atlantis.ts';

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

export function checkAtlantisKeys({ file, projects }: Atlantis): readonly RepositoryFinding[] {
  if (file?.['version'] !== VERSION || !Array.isArray(file['projects'])) {
    return [findingAt(undefined, (where) => diagnostic('check/atlantis-unreadable', {}, where))];
  }
  return [
    ...unknownKeys('the file', file, OF_FILE),
    ...unknownKeys('autodiscover', asBody(file['autodiscover']), OF_AUTODISCOVER),
    ...projects.flatMap(({ name, body }) => [
      ...unknownKeys(`project ${name}`, body, OF_PROJECT),
      ...unknownKeys(`autoplan of project ${name}`, asBody(body['autoplan']), OF_AUTOPLAN),
    ]),
  ];
}

function unknownKeys(where: string, body: Body, keys: Keys): readonly RepositoryFinding[] {
  return Object.keys(body)
    .filter((key) => !keys.has(key))
    .map((key) =>
      findingAt(undefined, (at) => diagnostic('check/atlantis-key', { where, key }, at)),
    );
}
