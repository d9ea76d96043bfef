// The file of every artifact, relative to the folder of its environment.
import type { Artifact, KubernetesArtifact, KubernetesObject } from '../model/artifact.ts';
import { TERRAFORM_FILE } from './layout.ts';

export interface NamedArtifact {
  readonly path: string;
  readonly artifact: Artifact;
}

/** Gives the namespace a part in the names of objects that differ in nothing else. */
export function nameFiles(artifacts: readonly Artifact[]): readonly NamedArtifact[] {
  const uses = new Map<string, number>();
  for (const artifact of artifacts) {
    const path = nameFile(artifact);
    uses.set(path, (uses.get(path) ?? 0) + 1);
  }
  return artifacts.map((artifact) => {
    const path = nameFile(artifact);
    const isShared = artifact.type === 'kubernetes' && (uses.get(path) ?? 0) > 1;
    return { path: isShared ? nameWithNamespace(artifact) : path, artifact };
  });
}

function nameFile(artifact: Artifact): string {
  if (artifact.type === 'text') return artifact.path;
  if (artifact.type === 'terraform') return `terraform/${artifact.stack}/${TERRAFORM_FILE}`;
  if (artifact.component === 'root') return 'root.yaml';
  return `${nameFolder(artifact)}/${nameObject(artifact.object)}.yaml`;
}

function nameWithNamespace(artifact: KubernetesArtifact): string {
  const { namespace } = artifact.object.metadata;
  if (namespace === undefined || artifact.component === 'root') return nameFile(artifact);
  return `${nameFolder(artifact)}/${nameObject(artifact.object)}.${namespace}.yaml`;
}

function nameFolder({ component }: KubernetesArtifact): string {
  return component === 'argocd' ? 'argocd' : `kubernetes/${component}`;
}

/** RBAC names may hold characters that file systems refuse, such as the colon of `system:node`. */
function nameObject({ kind, metadata }: KubernetesObject): string {
  return `${kind.toLowerCase()}-${metadata.name}`.replace(/[^\w.-]/g, '_');
}
