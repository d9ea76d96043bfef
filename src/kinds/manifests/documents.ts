// The documents of a folder, each with its place in the environment.
import type { Path } from '../../diagnostics/diagnostic.ts';
import type { Json, KubernetesArtifact, KubernetesObject } from '../../model/artifact.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { sortedEntries } from '../../model/values/sorted-entries.ts';
import type { Manifests } from './schema.ts';

export interface Written {
  readonly file: string;
  readonly document: Json;
  readonly path: Path;
}

export function folderOf(key: string, { path }: Manifests): string {
  return path ?? `manifests/${key}`;
}

export function documentsOf(key: string, { documents }: Manifests): readonly Written[] {
  return sortedEntries(documents).flatMap(([file, each]) =>
    each.map((document, index) => {
      const path = ['manifests', key, 'documents', file, index];
      return { file, document, path };
    }),
  );
}

/** Only rules see a document that is none. */
export function objectsOf({ manifests }: Environment): readonly KubernetesArtifact[] {
  return Object.entries(manifests).flatMap(([key, entry]) =>
    documentsOf(key, entry).map(({ document, path }) => ({
      type: 'kubernetes' as const,
      component: key,
      object: document as unknown as KubernetesObject,
      origin: path,
      isWritten: true as const,
    })),
  );
}
