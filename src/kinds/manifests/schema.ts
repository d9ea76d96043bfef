// Folders of YAML of the user's own.
import { z } from 'zod';
import { residence } from '../../model/schema/cluster/residence.ts';
import { Documents, RepositoryPath } from '../../model/schema/documents.ts';
import { Key, listOf, Text } from '../../model/schema/primitives.ts';

export const Manifests = z
  .strictObject({
    path: RepositoryPath.nullable()
      .default(null)
      .describe(
        'Folder in the repository; every file in it and below that ends in .yaml counts. Absent: `manifests/<key>`.',
      ),
    namespace: Key.describe(
      'Namespace of objects that name none: made for it, closed but for what `ports` and `network` say, or one of `namespaces`, where its own NetworkPolicies open it.',
    ),
    ...residence,
    purpose: Text.describe('What it is there for.'),
    documents: Documents,
  })
  .describe('Kubernetes objects as they are written, checked and synced as one component.');
export type Manifests = z.output<typeof Manifests>;

export const ManifestUse = listOf(Key)
  .default([])
  .describe('Manifests whose pods the service calls, on the ports these say.');

declare module '../../model/schema/environment.ts' {
  interface Environment {
    manifests: Record<string, Manifests>;
  }
  interface Uses {
    manifests: z.output<typeof ManifestUse>;
  }
}
