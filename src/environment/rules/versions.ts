// Versions of Kubernetes that EKS no longer creates.
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Environment } from '../../model/schema/environment.ts';
import {
  SUPPORT_AS_OF as asOf,
  kubernetesSupport,
  NEWEST_STANDARD_KUBERNETES as newest,
} from '../../model/supported-versions.ts';

export function checkVersions({ cluster }: Environment): readonly Diagnostic[] {
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
