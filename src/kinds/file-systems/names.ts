import { fixedComponent, type Name } from '../../model/name.ts';
import { pathOf } from '../../model/naming/core.ts';
import type { Environment } from '../../model/schema/environment.ts';

export const COMPONENT = 'file-systems';

/** https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-subdomain-names */
const STORAGE_CLASS_MAX = 253;

/** Where the driver finds the id: the Secret in the cluster, and the property of the one in AWS. */
export const ID_PROPERTY = 'id';

export function idSecretName(key: string): string {
  return `file-system-${key}`;
}

export function fileSystemSecretName(environment: Environment, key: string): string {
  return `${pathOf(environment)}/file-systems/${key}`;
}

export function fileSystemClass(key: string): string {
  return `efs-${key}`;
}

/** PersistentVolumeClaim, and the volume of the pods that mount it. */
export function claimName(fileSystem: string, claim: string): string {
  return `${fileSystem}-${claim}`;
}

export function fileSystemNames({ fileSystems }: Environment): readonly Name[] {
  const classes = Object.keys(fileSystems).map((key) => ({
    what: `storage-class of file system ${key}`,
    name: fileSystemClass(key),
    max: STORAGE_CLASS_MAX,
    path: ['fileSystems', key],
  }));
  return [fixedComponent(COMPONENT), ...classes];
}
