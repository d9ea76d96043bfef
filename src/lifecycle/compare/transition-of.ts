// Two states of one environment → what differs between them.
import type { Path } from '../../diagnostics/diagnostic.ts';
import type { Artifact, KubernetesArtifact, TerraformArtifact } from '../../model/artifact.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { FilesBefore } from '../base/files-of.ts';
import type { Body, Documents, Standing, TransitionInput } from '../transition.ts';
import { identityOf, objectChanges } from './object-changes.ts';
import { bodyOf, type Origins, resourceChanges } from './resource-changes.ts';

/** What an environment compiles to. */
export interface Made {
  readonly stacks: readonly TerraformArtifact[];
  readonly objects: readonly KubernetesArtifact[];
}

/** How it was: asked of its files in git only when something is gone, or a cause is sought. */
export interface Past {
  readonly environment: () => Environment | null;
  /** Null where its files do not compile any more. */
  readonly made: () => Made | null;
  readonly elsewhere: () => readonly Standing[];
}

export interface State {
  readonly environment: Environment;
  /** By path below the folder of the environment. */
  readonly artifacts: readonly { readonly path: string; readonly artifact: Artifact }[];
}

export function transitionOf(before: FilesBefore, past: Past, now: State): TransitionInput {
  const stacks = stacksOf(before, now);
  const differing = now.artifacts.filter(({ path }) => !before.same.has(path));
  const objects = differing.flatMap(({ artifact }) =>
    artifact.type === 'kubernetes' ? [artifact] : [],
  );
  const terraform = now.artifacts.flatMap(({ artifact }) =>
    artifact.type === 'terraform' ? [artifact] : [],
  );
  const origins = originsIn(terraform);
  return {
    environment: now.environment,
    environmentBefore: past.environment,
    elsewhere: past.elsewhere,
    stacks,
    originOf: (stack, address) => origins.get(stack)?.[address] ?? [],
    resources: resourceChanges(stacks, origins, () => originsIn(past.made()?.stacks ?? [])),
    objects: objectChanges(before.texts, objects, () => placesIn(past.made()?.objects ?? [])),
  };
}

function stacksOf(
  before: FilesBefore,
  { artifacts }: State,
): { readonly before: Documents; readonly after: Documents } {
  const now = artifacts.flatMap(({ path, artifact }) =>
    artifact.type === 'terraform' ? [{ path, ...artifact }] : [],
  );
  const after = new Map<string, Body>(now.map(({ stack, document }) => [stack, document]));
  const same = now.filter(({ path }) => before.same.has(path));
  const read = [...before.texts].flatMap(([path, text]) => {
    const stack = /^terraform\/([^/]+)\//.exec(path)?.[1];
    return stack === undefined ? [] : [[stack, documentIn(text)] as const];
  });
  return {
    before: new Map([...same.map(({ stack, document }) => [stack, document] as const), ...read]),
    after,
  };
}

/** What somebody broke by hand is as if it were not there: nothing is known of it. */
export function documentIn(text: string): Body {
  try {
    return bodyOf(JSON.parse(text));
  } catch {
    return {};
  }
}

function originsIn(stacks: readonly TerraformArtifact[]): Origins {
  return new Map(stacks.map(({ stack, origins }) => [stack, origins]));
}

function placesIn(objects: readonly KubernetesArtifact[]): ReadonlyMap<string, Path> {
  return new Map(objects.map(({ object, origin }) => [identityOf(object), origin]));
}
