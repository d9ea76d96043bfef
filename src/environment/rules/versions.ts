// Versions that AWS no longer creates.
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Environment } from '../../model/schema/environment.ts';
import {
  SUPPORT_AS_OF as asOf,
  kubernetesSupport,
  NEWEST_STANDARD_KUBERNETES as newest,
  withdrawnFloor,
} from '../../model/supported-versions.ts';

export function checkVersions(environment: Environment): readonly Diagnostic[] {
  return [...kubernetes(environment), ...engines(environment)];
}

function kubernetes({ cluster }: Environment): readonly Diagnostic[] {
  if (cluster === null) return [];
  const { version } = cluster;
  const where = { path: ['cluster', 'version'] };
  switch (kubernetesSupport(version)) {
    case 'standard':
      return [];
    case 'extended':
      return [diagnostic('model/kubernetes-version-extended', { version, newest, asOf }, where)];
    case 'ended':
      return [diagnostic('model/kubernetes-version', { version, newest, asOf }, where)];
    case 'unknown':
      return [diagnostic('model/kubernetes-version-unknown', { version, newest }, where)];
  }
}

function engines({ databases }: Environment): readonly Diagnostic[] {
  return Object.entries(databases).flatMap(([database, { engine, version }]) => {
    const floor = withdrawnFloor(engine, version);
    if (floor === undefined) return [];
    const path = ['databases', database, 'version'];
    return [diagnostic('model/engine-withdrawn', { database, version, floor }, { path })];
  });
}
