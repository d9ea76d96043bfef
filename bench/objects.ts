// The Kubernetes objects of this repository's environments as a file, for those who only print them.
import { writeFileSync } from 'node:fs';
import { loadEnvironments } from '../src/load/load-environments.ts';
import { compileEnvironment } from '../src/pipeline/environment/compile-environment.ts';

export function writeObjects(file: string): string {
  const { value = [] } = loadEnvironments({ root: process.cwd(), names: [] });
  const objects = value.map((loaded) =>
    compileEnvironment(loaded, () => undefined).artifacts.filter(
      (artifact) => artifact.type === 'kubernetes',
    ),
  );
  writeFileSync(file, JSON.stringify(objects));
  return file;
}
