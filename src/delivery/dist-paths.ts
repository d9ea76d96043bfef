// Where an environment's output lies in the Git repository, for those who read it from there.
import { gitPath, outputPath } from '../model/delivery/output-folder.ts';
import type { Environment } from '../model/schema/environment.ts';

type Placed = Pick<Environment, 'system' | 'environment' | 'delivery'>;

export function distPath(environment: Placed): string {
  return gitPath(environment, outputPath(environment));
}

export function stackPath(environment: Placed, stack: string): string {
  return `${distPath(environment)}/terraform/${stack}`;
}

export function componentPath(environment: Environment, component: string): string {
  return `${distPath(environment)}/kubernetes/${component}`;
}

export function argocdPath(environment: Environment): string {
  return `${distPath(environment)}/argocd`;
}
