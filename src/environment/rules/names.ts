// Derived names against the limits of who takes them, and against each other.
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { everyKind } from '../../kinds/kinds.ts';
import type { Name } from '../../model/name.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { clusterNames } from './cluster/cluster-names.ts';
import { componentNames } from './component-names.ts';
import { storeNames } from './data/store-names.ts';
import { edgeNames } from './edge/edge-names.ts';
import { costNames } from './operations/cost-names.ts';
import { logGroupNames } from './operations/log-group-names.ts';
import { ownBucketNames } from './operations/own-bucket-names.ts';
import { roleNames } from './role-names.ts';

export function checkNames(environment: Environment): readonly Diagnostic[] {
  const names = [
    ...ownBucketNames(environment),
    ...roleNames(environment),
    ...storeNames(environment),
    ...everyKind.flatMap(({ rules }) => rules?.names?.(environment) ?? []),
    ...edgeNames(environment),
    ...clusterNames(environment),
    ...logGroupNames(environment),
    ...costNames(environment),
    ...componentNames(environment),
  ];
  return [...names.flatMap(tooLong), ...conflicts(names)];
}

function tooLong({ what, name, max, path }: Name): readonly Diagnostic[] {
  if (name.length <= max) return [];
  const args = { what, name, length: name.length, max };
  return [diagnostic('model/name-too-long', args, { path, target: 'key' })];
}

function conflicts(names: readonly Name[]): readonly Diagnostic[] {
  const owners = new Map<string, string>();
  return names.flatMap(({ what, name, path }) => {
    const slot = `${what.split(' ')[0]} ${name}`;
    const other = owners.get(slot);
    owners.set(slot, other ?? what);
    if (other === undefined) return [];
    const args = { what, name, other };
    return [diagnostic('model/name-conflict', args, { path, target: 'key' })];
  });
}
