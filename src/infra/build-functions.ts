// Stack `functions`: functions, schedules, and what buckets and topics tell: all that names a function which
// has to be there, after the data that functions are called about.
import { openVariables } from '../environment/open-variables.ts';
import { everyKind } from '../kinds/kinds.ts';
import type { RootModule } from '../terraform/root-module.ts';

export function buildFunctions(module: RootModule): void {
  const variables = (consumer: string) => openVariables(module.environment, consumer);
  for (const { terraform } of everyKind) terraform?.stacks.functions?.(module, { variables });
}
