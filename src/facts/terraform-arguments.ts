// The arguments of resources and data sources that this release makes, as the provider has them.
// scripts/terraform-arguments.ts renews the data, which is of the version in locks/terraform.lock.hcl.
import generated from './terraform-arguments.generated.json' with { type: 'json' };

/** By name; null for a value, a map, or what is too deep to tell. */
export type Arguments = { readonly [name: string]: Arguments } | null;

const types = generated.types as unknown as Readonly<Record<string, Arguments>>;

/** Of `aws_vpc` or `data.aws_vpc`; undefined for a type that nothing here makes. */
export function argumentsOf(type: string): Arguments | undefined {
  return Object.hasOwn(types, type) ? types[type] : undefined;
}
