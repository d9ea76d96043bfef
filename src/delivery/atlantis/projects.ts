// The projects of atlantis.yaml as data: one per stack, and those that an environment adds.
// Atlantis refuses the whole file for one key that it does not know, and some keys need the server's consent:
// https://www.runatlantis.io/docs/repo-level-atlantis-yaml.html
import type { TerraformArtifact } from '../../model/artifact.ts';
import {
  atlantisOf,
  environmentSettings,
  over,
  type Settings,
  stackSettings,
} from '../../model/delivery/atlantis.ts';
import { repositoryId } from '../../model/delivery/repository.ts';
import { pathOf, slugOf } from '../../model/naming/core.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { Atlantis, AtlantisProject } from '../../model/schema/operations/terraform-runs.ts';
import { stackPath } from '../dist-paths.ts';
import { orderStacks } from '../order-stacks.ts';

export interface RepositoryEntry {
  readonly environment: Pick<Environment, 'system' | 'environment' | 'delivery'>;
  readonly stacks: readonly StackEntry[];
}

export type StackEntry = Pick<TerraformArtifact, 'stack' | 'dependsOn' | 'dependsOnOthers'> & {
  /** Files of the user beside the document, of which only counts whether there are any. Absent: none. */
  readonly moduleFiles?: object;
};

export interface Project {
  readonly name: string;
  readonly dir: string;
  readonly repository: string;
  readonly whenModified: readonly string[];
  readonly level: number;
  /** Names of projects. */
  readonly after: readonly string[];
  readonly settings: Settings;
  readonly workspace: string;
  readonly version: string | null;
  readonly distribution: string | null;
}

/** By what it is called while it is ordered, which no key of an environment can be. */
type Draft = Omit<Project, 'level'> & { readonly id: string };

/** Sorted by name; without those of environments that somebody else applies. */
export function projectsOf(entries: readonly RepositoryEntry[]): readonly Project[] {
  const drafts = entries.flatMap(draftsOf);
  const byId = new Map(drafts.map((draft) => [draft.id, draft]));
  const elsewhere = new Set(entries.flatMap(stacksAppliedElsewhere));
  const nodes = [...byId].map(([id, { after }]) => ({
    stack: id,
    // A project may come after a stack that this environment has nothing for.
    dependsOn: after.filter((other) => (isOwn(id) ? byId.has(other) : !elsewhere.has(other))),
  }));
  return orderStacks(nodes)
    .flatMap(({ stack: id, level, dependsOn }) => {
      const draft = byId.get(id);
      if (draft === undefined) return [];
      const after = dependsOn.map((other) => byId.get(other)?.name ?? '').sort();
      return [{ ...draft, level, after }];
    })
    .sort((left, right) => (left.name < right.name ? -1 : 1));
}

function stacksAppliedElsewhere({ environment, stacks }: RepositoryEntry): readonly string[] {
  if (atlantisOf(environment) !== null) return [];
  return stacks.map(({ stack }) => stackId(pathOf(environment), stack));
}

function draftsOf({ environment, stacks }: RepositoryEntry): readonly Draft[] {
  const atlantis = atlantisOf(environment);
  if (atlantis === null) return [];
  const own = Object.entries(atlantis.projects).map(([key, project]) =>
    ownDraft(environment, atlantis, { key, project }),
  );
  return [...stacks.map((artifact) => stackDraft(environment, atlantis, artifact)), ...own];
}

function stackDraft(
  environment: RepositoryEntry['environment'],
  atlantis: Atlantis,
  { stack, dependsOn, dependsOnOthers, moduleFiles }: StackEntry,
): Draft {
  const own = pathOf(environment);
  return {
    id: stackId(own, stack),
    name: `${slugOf(environment)}-${stack}`,
    dir: stackPath(environment, stack),
    repository: repositoryId(environment.delivery.repository),
    whenModified: [
      'cdk.tf.json',
      '.terraform.lock.hcl',
      // Files of the user lie beside the document.
      ...(moduleFiles === undefined ? [] : ['module/**']),
    ],
    after: [
      ...dependsOn.map((other) => stackId(own, other)),
      ...dependsOnOthers.map((other) => stackId(other.environment, other.stack)),
    ],
    settings: stackSettings(atlantis, stack),
    workspace: atlantis.workspace,
    version: atlantis.version,
    distribution: null,
  };
}

interface Own {
  readonly key: string;
  readonly project: AtlantisProject;
}

/** Written in a layer, it is the same project of each environment above it. */
function ownDraft(
  environment: RepositoryEntry['environment'],
  atlantis: Atlantis,
  { key, project }: Own,
): Draft {
  const usual = environmentSettings(atlantis);
  const { dir, whenModified, workspace, version, distribution, autoplan } = project;
  return {
    id: ownId(key),
    name: key,
    ...{ dir, whenModified, workspace, version, distribution },
    repository: repositoryId(environment.delivery.repository),
    after: project.after.map((other) =>
      Object.hasOwn(atlantis.projects, other) ? ownId(other) : stackId(pathOf(environment), other),
    ),
    settings: {
      requirements: over(usual.requirements, project.requirements),
      workflow: project.workflow ?? usual.workflow,
      autoplan,
    },
  };
}

function stackId(environment: string, stack: string): string {
  return `${environment}/${stack}`;
}

function isOwn(id: string): boolean {
  return id.startsWith('/');
}

function ownId(key: string): string {
  return `/${key}`;
}
