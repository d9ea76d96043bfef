// A pinned release of the image of nodes, which is for one version of Kubernetes.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { Environment } from '../../../model/schema/environment.ts';

export function checkNodeReleases({ cluster }: Environment): readonly Diagnostic[] {
  if (cluster === null) return [];
  return Object.entries(cluster.nodeGroups).flatMap(([group, { releaseVersion: release }]) => {
    if (release === null || release.startsWith(`${cluster.version}.`)) return [];
    const path = ['cluster', 'nodeGroups', group, 'releaseVersion'];
    return [
      diagnostic('model/node-release', { group, release, version: cluster.version }, { path }),
    ];
  });
}
