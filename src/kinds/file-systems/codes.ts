// Ids that are not recorded, and claims of other namespaces.
import { reporterOf } from '../../diagnostics/diagnostic.ts';
import { entry } from '../../diagnostics/entry.ts';

export const codes = {
  'model/file-system-unrecorded': entry<{ fileSystem: string }>({
    severity: 'warning',
    message: ({ fileSystem }) =>
      `Id of file system ${fileSystem} is not recorded, so its claims and mounts are left out`,
    hint: ({ fileSystem }) =>
      `Apply stack data, then write the id of aws_efs_file_system.${fileSystem} into fileSystems.${fileSystem}.id`,
    why: 'AWS makes the id up, and the StorageClass has to name it. Pods run without the files until then.',
  }),
  'model/claim-elsewhere': entry<{
    service: string;
    namespace: string;
    claim: string;
    other: string;
  }>({
    severity: 'error',
    message: ({ service, namespace, claim, other }) =>
      `Service ${service} in namespace ${namespace} cannot mount claim ${claim}, which is in ${other}`,
    hint: ({ namespace }) => `Add a claim with namespace: ${namespace}, or move the service`,
    why: 'A pod mounts only claims of its own namespace.',
  }),
} as const;

export const report = reporterOf(codes);
