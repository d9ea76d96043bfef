// From what terraform names to the line of the environment file that made it.
import type { CompiledStack } from './compiled-stacks.ts';

/** `aws_db_instance.main` of stack `learning-hub/prod/data` → `environments/…/prod.yaml:71:3`. */
export type LocateAddress = (stack: string, address: string) => string | undefined;

type Compile = () => readonly CompiledStack[];

/** Compiles the environments once, at the first question. */
export function addressLocator(compile: Compile): LocateAddress {
  let places: ReadonlyMap<string, string> | undefined;
  return (stack, address) => {
    places ??= placesOf(compile());
    return places.get(`${stack} ${plainAddress(address)}`);
  };
}

/** terraform says `resource.aws_vpc.main` where JSON has it, and `aws_vpc.main` elsewhere. */
function plainAddress(address: string): string {
  return address.replace(/^resource\./, '').replace(/\[[^\]]*\]$/, '');
}

function placesOf(stacks: readonly CompiledStack[]): ReadonlyMap<string, string> {
  return new Map(
    stacks.flatMap(({ name, places }) =>
      [...places].map(([address, at]) => [`${name} ${address}`, at] as const),
    ),
  );
}
