// Derived names against the limits of who takes them, and against each other.

import { type Diagnostic, diagnostic, type Path } from '../../diagnostics/diagnostic.ts';
import { also } from '../../diagnostics/render-path.ts';
import { everyKind } from '../../kinds/kinds.ts';
import type { Name } from '../../model/name.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { findRepeats } from '../../model/values/find-repeats.ts';
import { valueAt } from '../../model/values/value-at.ts';
import { clusterNames } from './cluster/cluster-names.ts';
import { componentNames } from './component-names.ts';
import { edgeNames } from './edge/edge-names.ts';
import { costNames } from './operations/cost-names.ts';
import { logGroupNames } from './operations/log-group-names.ts';
import { ownBucketNames } from './operations/own-bucket-names.ts';
import { roleNames } from './role-names.ts';

export function checkNames(environment: Environment): readonly Diagnostic[] {
  const names = [
    ...ownBucketNames(environment),
    ...roleNames(environment),
    ...everyKind.flatMap(({ rules }) => rules?.names?.(environment) ?? []),
    ...edgeNames(environment),
    ...clusterNames(environment),
    ...logGroupNames(environment),
    ...costNames(environment),
    ...componentNames(environment),
  ];
  const fixedFirst = [
    ...names.filter(({ isFixed }) => isFixed),
    ...names.filter(({ isFixed }) => !isFixed),
  ];
  return [...names.flatMap(tooLong), ...conflicts(environment, fixedFirst)];
}

function tooLong({ what, name, max, path }: Name): readonly Diagnostic[] {
  if (name.length <= max) return [];
  const args = { what, name, length: name.length, max };
  return [diagnostic('model/name-too-long', args, { path, target: 'key' })];
}

/** The first word of `what` says in which set of names it must be the only one. */
function conflicts(environment: Environment, names: readonly Name[]): readonly Diagnostic[] {
  const slotOf = ({ what, name }: Name) => `${what.split(' ')[0]} ${name}`;
  return findRepeats(names, slotOf).map(([first, again]) => {
    // Who wrote a name out can write another; a key that it follows from is renamed at a cost.
    const culprit = writtenAt(environment, again) ?? writtenAt(environment, first);
    const isFirst = culprit !== undefined && writtenAt(environment, again) === undefined;
    const [{ what, name, path }, other] = isFirst ? [first, again] : [again, first];
    const beside = also(writtenAt(environment, other) ?? other.path, { target: 'key' });
    const args = { what, name, other: other.what, isWritten: culprit !== undefined };
    const where = culprit === undefined ? ({ path, target: 'key' } as const) : { path: culprit };
    return diagnostic('model/name-conflict', args, { ...where, ...beside });
  });
}

/** Where the name stands as it is: `name` of a bucket. */
function writtenAt(environment: Environment, { name, path }: Name): Path | undefined {
  const at = [...path, 'name'];
  return valueAt(environment, at) === name ? at : undefined;
}
