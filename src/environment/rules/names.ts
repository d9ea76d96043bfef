// Derived names against the limits of who takes them, and against each other.

import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { also } from '../../diagnostics/render-path.ts';
import { everyKind } from '../../kinds/kinds.ts';
import type { Name } from '../../model/name.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { findRepeats } from '../../model/values/find-repeats.ts';
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
  return [...names.flatMap(tooLong), ...conflicts(fixedFirst)];
}

function tooLong({ what, name, max, path }: Name): readonly Diagnostic[] {
  if (name.length <= max) return [];
  const args = { what, name, length: name.length, max };
  return [diagnostic('model/name-too-long', args, { path, target: 'key' })];
}

/** The first word of `what` says in which set of names it must be the only one. */
function conflicts(names: readonly Name[]): readonly Diagnostic[] {
  const slotOf = ({ what, name }: Name) => `${what.split(' ')[0]} ${name}`;
  return findRepeats(names, slotOf).map(([first, { what, name, path }]) => {
    const where = { path, target: 'key', ...also(first.path, { target: 'key' }) } as const;
    return diagnostic('model/name-conflict', { what, name, other: first.what }, where);
  });
}
