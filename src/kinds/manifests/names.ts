import { component, type Name } from '../../model/name.ts';
import type { Environment } from '../../model/schema/environment.ts';

export function manifestNames({ manifests }: Environment): readonly Name[] {
  return Object.keys(manifests).map((key) =>
    component(`of manifests ${key}`, key, ['manifests', key]),
  );
}
