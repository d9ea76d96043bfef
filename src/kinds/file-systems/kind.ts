import { regionalArn } from '../../model/naming/core.ts';
import type { Need } from '../../model/need.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { sortedEntries } from '../../model/values/sorted-entries.ts';
import type { BackedUp } from '../contract/terraform-part.ts';
import type { Kind } from '../kind.ts';
import { fileSystemAccess } from './access.ts';
import { codes } from './codes.ts';
import { fileSystemNames } from './names.ts';
import { fileSystemPage } from './page.ts';
import { compileFileSystems } from './platform.ts';
import { checkFileSystems, claimReferences } from './rules.ts';
import { FileSystem, FileSystemUse, isReadByDriver } from './schema.ts';
import { addFileSystemReplicas, addFileSystems } from './terraform.ts';

const NFS_PORT = 2049;

export const fileSystems: Kind<'fileSystems', typeof FileSystem, typeof FileSystemUse, null> = {
  collection: 'fileSystems',
  slug: 'file-system',
  noun: 'file system',
  about: 'EFS file systems by name.',
  entry: FileSystem,
  use: FileSystemUse,
  defaults: null,
  codes,
  rules: {
    rules: [checkFileSystems],
    references: claimReferences,
    names: fileSystemNames,
    copies: replicas,
    secretNeeds: ({ fileSystems: all }) =>
      Object.entries(all)
        .filter(([, entry]) => isReadByDriver(entry))
        .map(([key]) => ({ what: `the id of file system ${key}`, path: ['fileSystems', key] })),
    addonNeeds: (environment) =>
      Object.keys(environment.fileSystems).map((key) => ({
        addon: 'cluster.addons.aws-efs-csi-driver',
        what: `file system ${key}`,
        path: ['fileSystems', key],
      })),
  },
  access: fileSystemAccess,
  network: { ports: () => [NFS_PORT], isMounted: true },
  leaving: { snapshot: false },
  terraform: {
    stacks: { data: addFileSystems, recovery: addFileSystemReplicas },
    backedUp,
  },
  platform: { compile: compileFileSystems },
  page: fileSystemPage,
  checks: {
    places: [
      {
        type: 'aws_efs_mount_target',
        groupsAt: 'security_groups',
        subnetsAt: 'subnet_id',
        ownerAt: 'file_system_id',
      },
    ],
  },
};

function backedUp(environment: Environment): readonly BackedUp[] {
  const prefix = regionalArn(environment, 'elasticfilesystem', 'file-system/');
  return sortedEntries(environment.fileSystems)
    .filter(([, { backup }]) => backup)
    .map(([key, { id }]) =>
      id === null ? { prefix, output: 'file_system_ids', key } : `${prefix}${id}`,
    );
}

function replicas({ fileSystems: all }: Environment): readonly Need[] {
  return Object.entries(all)
    .filter(([, { replicate }]) => replicate)
    .map(([key]) => ({
      what: `the replica of file system ${key}`,
      path: ['fileSystems', key, 'replicate'],
    }));
}
