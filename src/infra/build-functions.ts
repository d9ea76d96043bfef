// Stack `functions`: functions, schedules, and what buckets and topics tell: all that names a function which
// has to be there, after the data that functions are called about.
import { everyKind } from '../kinds/kinds.ts';
import type { RootModule } from '../terraform/root-module.ts';

export function buildFunctions(module: RootModule): void {
  for (const { terraform } of everyKind) terraform?.stacks.functions?.(module);
}
