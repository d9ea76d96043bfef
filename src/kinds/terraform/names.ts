import { pathOf } from '../../model/naming/core.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { upperSnake } from '../../model/services/variables.ts';

/** In Secrets Manager: the outputs of one stack that services use, by their names. */
export function outputSecretName(environment: Environment, key: string): string {
  return `${pathOf(environment)}/terraform/${key}`;
}

export function outputVariable(stack: string, output: string): string {
  return `${upperSnake(stack)}_${upperSnake(output)}`;
}

/** The folder of a stack that is no module of somebody else. */
export function folderOf(
  key: string,
  { folder, module }: Environment['terraform'][string],
): string | null {
  return module === null ? (folder ?? `terraform/${key}`) : null;
}
