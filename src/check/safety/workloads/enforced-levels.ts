// The Pod Security level that each namespace of ours enforces.
// https://kubernetes.io/docs/tasks/configure-pod-container/enforce-standards-namespace-labels/
import type { KubernetesObject } from '../../../model/artifact.ts';
import { objectsOf } from '../../artifacts/objects.ts';
import type { CheckInput } from '../../check-input.ts';
import { LEVELS, type Level } from './pod-controls.ts';

/** A namespace whose label is missing or unknown enforces nothing, and is left out. */
export function enforcedLevels(input: CheckInput): ReadonlyMap<string, Level> {
  return new Map(
    objectsOf(input, 'Namespace').flatMap(({ object }) => {
      const level = levelOf(object);
      return level === undefined ? [] : [[object.metadata.name, level] as const];
    }),
  );
}

export function levelOf({ metadata }: KubernetesObject): Level | undefined {
  const label = metadata.labels?.['pod-security.kubernetes.io/enforce'];
  return LEVELS.find((level) => level === label);
}
