/** The class of EBS volumes that every cluster with their driver has. */
export const STORAGE_CLASS = 'gp3';

export function fileSystemClass(key: string): string {
  return `efs-${key}`;
}

/** PersistentVolumeClaim, and the volume of the pods that mount it. */
export function claimName(fileSystem: string, claim: string): string {
  return `${fileSystem}-${claim}`;
}
