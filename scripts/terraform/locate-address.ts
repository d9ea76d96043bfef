// From what terraform names to the line of the environment file that made it.
import { compileInfra } from '../../src/infra/compile-infra.ts';
import { loadEnvironments } from '../../src/load/load-environments.ts';

/** `aws_db_instance.main` of stack `learning-hub/prod/data` → `environments/…/prod.yaml:71:3`. */
export type LocateAddress = (stack: string, address: string) => string | undefined;

/** Compiles the environments once, at the first question. */
export function addressLocator(root: string): LocateAddress {
  let places: ReadonlyMap<string, string> | undefined;
  return (stack, address) => {
    places ??= placesOf(root);
    return places.get(`${stack} ${plainAddress(address)}`);
  };
}

/** terraform says `resource.aws_vpc.main` where JSON has it, and `aws_vpc.main` elsewhere. */
function plainAddress(address: string): string {
  return address.replace(/^resource\./, '').replace(/\[[^\]]*\]$/, '');
}

function placesOf(root: string): ReadonlyMap<string, string> {
  const { value = [] } = loadEnvironments({ root, names: [] });
  const entries = value.flatMap(({ name, environment, landscape, locate }) =>
    compileInfra(environment, landscape).flatMap(({ stack, origins }) =>
      Object.entries(origins).flatMap(([address, path]) => {
        const at = locate(path, 'value');
        if (at === undefined) return [];
        return [[`${name}/${stack} ${address}`, `${at.file}:${at.line}:${at.column}`] as const];
      }),
    ),
  );
  return new Map(entries);
}
