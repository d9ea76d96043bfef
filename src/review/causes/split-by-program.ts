// What of a change the edits of environment files make, and what this program would make anyway: its releases,
// and those of what it brings, change results as well.

import { isEqual } from '../../lifecycle/compare/is-equal.ts';
import { identityOf } from '../../lifecycle/compare/object-changes.ts';
import { resourcesIn } from '../../lifecycle/compare/resource-changes.ts';
import type { Made } from '../../lifecycle/compare/transition-of.ts';
import type { ObjectChange, ResourceChange } from '../../lifecycle/transition.ts';
import type { KubernetesObject } from '../../model/artifact.ts';
import { withPolicies } from '../policies/with-policies.ts';

interface Ends<T> {
  readonly before: T | null;
  readonly after: T | null;
}

export interface Split<T> {
  readonly byEdits: readonly T[];
  readonly byProgram: readonly T[];
}

/** `made`: what the files of the base come to with the program of now. */
export function splitResources(
  changes: readonly ResourceChange[],
  made: Made,
): Split<ResourceChange> {
  const documents = new Map(
    made.stacks.map(({ stack, document }) => [
      stack,
      { document, resources: resourcesIn(document) },
    ]),
  );
  const between = ({ stack, address, addressBefore }: ResourceChange) => {
    const found = documents.get(stack);
    const body = found?.resources.get(addressBefore) ?? found?.resources.get(address);
    return found && body ? withPolicies(body, found.document) : null;
  };
  return split(changes, between);
}

export function splitObjects(changes: readonly ObjectChange[], made: Made): Split<ObjectChange> {
  const objects = new Map(made.objects.map(({ object }) => [identityOf(object), object]));
  const between = ({ before, after }: ObjectChange): KubernetesObject | null => {
    const object = before ?? after;
    return object === null ? null : (objects.get(identityOf(object)) ?? null);
  };
  return split(changes, between);
}

function split<V, T extends Ends<V>>(
  changes: readonly T[],
  between: (change: T) => V | null,
): Split<T> {
  const parts = changes.map((change) => {
    const middle = between(change);
    if (isEqual(middle, change.before)) return { byEdits: [change], byProgram: [] };
    if (isEqual(middle, change.after)) return { byEdits: [], byProgram: [change] };
    return {
      byEdits: [{ ...change, before: middle }],
      byProgram: [{ ...change, after: middle }],
    };
  });
  return {
    byEdits: parts.flatMap(({ byEdits }) => byEdits),
    byProgram: parts.flatMap(({ byProgram }) => byProgram),
  };
}
