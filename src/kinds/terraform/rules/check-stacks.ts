// What the environment alone says of its own stacks.
import type { Diagnostic } from '../../../diagnostics/diagnostic.ts';
import { STACK_NAMES } from '../../../model/naming/state.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { findRepeats } from '../../../model/values/find-repeats.ts';
import { report } from '../codes.ts';
import { namedBy } from '../inputs.ts';
import { isRegistry, type TerraformStack } from '../schema.ts';
import { checkCycles } from './cycles.ts';

const TAKEN: readonly string[] = STACK_NAMES;

export function checkStacks(environment: Environment): readonly Diagnostic[] {
  const each = Object.entries(environment.terraform).flatMap(([key, stack]) => [
    ...nameFaults(key),
    ...sourceFaults(key, stack),
    ...providerFaults(key, stack),
    ...expressions(key, stack),
  ]);
  return [...each, ...checkCycles(environment)];
}

function nameFaults(stack: string): readonly Diagnostic[] {
  if (!TAKEN.includes(stack)) return [];
  const where = { path: ['terraform', stack], target: 'key' } as const;
  return [report('model/terraform-name-taken', { stack }, where)];
}

function sourceFaults(stack: string, { folder, module }: TerraformStack): readonly Diagnostic[] {
  if (module === null) return [];
  const path = ['terraform', stack];
  if (folder !== null) {
    const where = { path: [...path, 'folder'] };
    return [report('model/terraform-source-ambiguous', { stack }, where)];
  }
  const { source, version } = module;
  if (isRegistry(source) === (version !== null)) return [];
  const found = version === null ? 'no version' : 'a version beside the ref of git';
  const where = { path: [...path, 'module', version === null ? 'source' : 'version'] };
  return [report('model/terraform-module-version', { stack, source, found }, where)];
}

function providerFaults(stack: string, { providers }: TerraformStack): readonly Diagnostic[] {
  return findRepeats(Object.entries(providers), ([, { source }]) => source).map(
    ([[other, { source }], [again]]) => {
      const where = { path: ['terraform', stack, 'providers', again], target: 'key' } as const;
      return report('model/terraform-provider-twice', { stack, source, other }, where);
    },
  );
}

function expressions(key: string, stack: TerraformStack): readonly Diagnostic[] {
  return namedBy(key, stack).flatMap(({ part, path }) => {
    if (!('expression' in part)) return [];
    const args = { stack: key, expression: part.expression, detail: part.expression };
    return [report('model/terraform-input-expression', args, { path })];
  });
}
