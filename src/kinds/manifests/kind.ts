import { allIn } from '../../model/kubernetes/network-policy.ts';
import { eachNeeds } from '../contract/each-needs.ts';
import type { Kind } from '../kind.ts';
import { codes } from './codes.ts';
import { folderOf } from './documents.ts';
import { manifestNames } from './names.ts';
import { manifestPage } from './page.ts';
import { manifestPlatform } from './platform.ts';
import { checkManifestCalls, checkManifests } from './rules.ts';
import { Manifests, ManifestUse } from './schema.ts';
import { checkWebhookWays } from './webhooks.ts';

export const manifests: Kind<'manifests', typeof Manifests, typeof ManifestUse, null> = {
  collection: 'manifests',
  slug: 'manifests',
  noun: 'manifests',
  about: 'Folders of Kubernetes objects of your own by name, synced by Argo CD as they are.',
  entry: Manifests,
  use: ManifestUse,
  defaults: null,
  codes,
  readings: (environment) =>
    Object.entries(environment.manifests).map(([key, entry]) => ({
      type: 'folder',
      path: folderOf(key, entry),
      into: ['manifests', key, 'documents'],
      origin: ['manifests', key, 'path'],
    })),
  rules: {
    rules: [checkManifests, checkManifestCalls, checkWebhookWays],
    names: manifestNames,
    clusterNeeds: (environment) => eachNeeds('manifests', ['manifests'], environment.manifests),
  },
  network: { ports: ({ ports }) => ports, pods: ({ namespace }) => allIn(namespace) },
  platform: manifestPlatform,
  page: manifestPage,
};
