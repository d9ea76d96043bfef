// This repository: its URL, and where results lie in it.
import { entry, quote } from '../entry.ts';

export const deliveryCatalogue = {
  'model/repository-url': entry<{ because: string; instead: string }>({
    severity: 'error',
    message: ({ because }) => `Argo CD cannot clone delivery.repository: ${because}`,
    hint: ({ instead }) => `Write ${instead}`,
    why: 'Argo CD clones over https, or over SSH with a user in the URL, and compares URLs letter by letter where a project permits them. What its repository server cannot clone syncs nothing. https://argo-cd.readthedocs.io/en/stable/user-guide/private-repositories/',
  }),
  'model/repository-push': entry<Record<string, never>>({
    severity: 'error',
    message: () => 'The pipeline cannot write image tags into a repository of CodeCommit',
    hint: () => 'Keep this repository on a host that takes tokens, or remove delivery.pipeline',
    why: 'A deployment pushes the tag of its image with a token over https. CodeCommit takes passwords of IAM users and signed requests instead.',
  }),
  'model/folder-differs': entry<{ found: string; other: string; wanted: string }>({
    severity: 'error',
    message: ({ found, other, wanted }) =>
      `Results of this environment lie in ${quote(found)}, those of ${other} in ${quote(wanted)}`,
    hint: () => 'Write delivery.folder once, in a layer that all environments extend',
    why: 'A repository has one folder of results: what a run may remove, and what CI compares, lies in it.',
  }),
  'model/root-differs': entry<{
    found: string;
    other: string;
    wanted: string;
    repository: string;
  }>({
    severity: 'error',
    message: ({ found, other, wanted, repository }) =>
      `In ${repository}, this environment lies in ${place(found)} and ${other} in ${place(wanted)}`,
    hint: () => 'Write delivery.root once, in a layer that all environments extend',
    why: 'Environments of one `environments/` lie in one folder of their repository. Argo CD and Atlantis find the results by it.',
  }),
} as const;

function place(root: string): string {
  return root === '' ? 'the root' : quote(root);
}
