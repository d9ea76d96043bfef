// Parameters that are written, and that the new major version no longer has: AWS refuses the group of its family.
import { parametersRemovedFrom } from '../../../facts/engine-upgrades.ts';
import { bodyOf } from '../../compare/resource-changes.ts';
import type { Body, TransitionInput } from '../../transition.ts';
import { compareVersions } from '../../versions/compare-versions.ts';
import { resourcesOf, type VersionChange } from '../../versions/version-changes.ts';

const DIALECT = {
  postgres: 'postgres',
  'aurora-postgresql': 'postgres',
  mysql: 'mysql',
  'aurora-mysql': 'mysql',
} as const;

const GROUPS = [
  'parameter_group_name',
  'db_cluster_parameter_group_name',
  'db_instance_parameter_group_name',
];

export function removedParameters(
  { stacks }: TransitionInput,
  { change, engine, before, after }: VersionChange,
): readonly string[] {
  if (change?.after == null || !isDialect(engine)) return [];
  const removed = Object.entries(parametersRemovedFrom(DIALECT[engine]))
    .filter(
      ([version]) => compareVersions(version, before) > 0 && compareVersions(version, after) <= 0,
    )
    .flatMap(([, names]) => names);
  const written = parametersOf(change.after, resourcesOf(stacks.after, change.stack));
  return removed.filter((name) => written.has(name)).sort();
}

function isDialect(engine: string): engine is keyof typeof DIALECT {
  return Object.hasOwn(DIALECT, engine);
}

/** Of the groups that a resource names; RDS takes some names of MySQL with hyphens. */
function parametersOf(body: Body, all: ReadonlyMap<string, Body>): ReadonlySet<string> {
  const names = GROUPS.flatMap((group) => {
    const [, address = ''] = /^\$\{([^.]+\.[^.]+)\./.exec(String(body[group])) ?? [];
    const parameters: readonly unknown[] = [bodyOf(all.get(address))['parameter'] ?? []].flat();
    return parameters.map((each) => String(bodyOf(each)['name']).replaceAll('-', '_'));
  });
  return new Set(names);
}
