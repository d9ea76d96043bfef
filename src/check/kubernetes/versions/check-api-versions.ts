// No object is written in an API version that the cluster has stopped serving, or is about to.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { KubernetesArtifact } from '../../../model/artifact.ts';
import { type CheckInput, nameOf } from '../../check-input.ts';
import { pointAtWritten } from '../../point-at.ts';
import { retirementOf } from './retirements.ts';

export function checkApiVersions({ environment, objects }: CheckInput): readonly Diagnostic[] {
  const { cluster } = environment;
  if (cluster === null) return [];
  const { version } = cluster;
  const minor = Number(version.split('.')[1]);
  return objects.flatMap((artifact) => describe(artifact, version, minor));
}

function describe(
  artifact: KubernetesArtifact,
  version: string,
  minor: number,
): readonly Diagnostic[] {
  const { object } = artifact;
  const { deprecated, removed = Infinity, successor } = retirementOf(object) ?? {};
  if (deprecated === undefined || successor === undefined || minor < deprecated) return [];
  const { apiVersion } = object;
  const args = { object: nameOf(object), apiVersion, version, successor };
  const code =
    minor >= removed ? 'check/kubernetes-api-removed' : 'check/kubernetes-api-deprecated';
  const since = `1.${minor >= removed ? removed : deprecated}`;
  return [diagnostic(code, { ...args, since }, { path: pointAtWritten(artifact, ['apiVersion']) })];
}
