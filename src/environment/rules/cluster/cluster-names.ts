import type { Name } from '../../../model/name.ts';
import { prefixOf } from '../../../model/naming/core.ts';
import { STORAGE_CLASS } from '../../../model/naming/storage.ts';
import type { Environment } from '../../../model/schema/environment.ts';

const NODE_GROUP_MAX = 63;
/** https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-subdomain-names */
const STORAGE_CLASS_MAX = 253;

export function clusterNames(environment: Environment): readonly Name[] {
  const { nodeGroups = {}, storageClasses = {} } = environment.cluster ?? {};
  const groups = Object.keys(nodeGroups).map((key) => ({
    what: `node-group ${key}`,
    name: `${prefixOf(environment)}-${key}`,
    max: NODE_GROUP_MAX,
    path: ['cluster', 'nodeGroups', key],
  }));
  const ofDriver = {
    what: 'storage-class of the EBS CSI driver',
    name: STORAGE_CLASS,
    max: STORAGE_CLASS_MAX,
    path: ['cluster', 'storageClasses'],
  };
  const classes = Object.keys(storageClasses).map((name) => ({
    what: `storage-class ${name}`,
    name,
    max: STORAGE_CLASS_MAX,
    path: ['cluster', 'storageClasses', name],
  }));
  return [...groups, ofDriver, ...classes];
}
