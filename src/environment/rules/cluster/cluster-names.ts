import type { Name } from '../../../model/name.ts';
import { prefixOf } from '../../../model/naming/core.ts';
import type { Environment } from '../../../model/schema/environment.ts';

const NODE_GROUP_MAX = 63;

export function clusterNames(environment: Environment): readonly Name[] {
  return Object.keys(environment.cluster?.nodeGroups ?? {}).map((key) => ({
    what: `node-group ${key}`,
    name: `${prefixOf(environment)}-${key}`,
    max: NODE_GROUP_MAX,
    path: ['cluster', 'nodeGroups', key],
  }));
}
