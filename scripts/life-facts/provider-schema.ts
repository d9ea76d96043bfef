// What `terraform providers schema -json` says of the resources of the provider.
import { runTerraform } from '../terraform/run-terraform.ts';

export interface AttributeSchema {
  /** A type of Terraform: "string", ["list", "string"], ["object", {…}]. */
  readonly type: unknown;
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
  readonly write_only?: boolean;
}

export interface NestedSchema {
  readonly nesting_mode: 'single' | 'group' | 'list' | 'set' | 'map';
  readonly block: BlockSchema;
  readonly min_items?: number;
  readonly max_items?: number;
}

export interface BlockSchema {
  readonly attributes?: Readonly<Record<string, AttributeSchema>>;
  readonly block_types?: Readonly<Record<string, NestedSchema>>;
}

export interface ResourceSchema {
  /** Of the state. */
  readonly version: number;
  readonly block: BlockSchema;
}

export type ResourceSchemas = Readonly<Record<string, ResourceSchema>>;

interface Printed {
  readonly provider_schemas: Readonly<
    Record<string, { readonly resource_schemas: ResourceSchemas } | undefined>
  >;
}

export const PROVIDER = 'registry.terraform.io/hashicorp/aws';

/** `folder` is one where `terraform init` ran. */
export async function readSchemas(
  folder: string,
  variables: Readonly<Record<string, string>>,
): Promise<ResourceSchemas> {
  const run = await runTerraform(folder, ['providers', 'schema', '-json'], { variables });
  if (!run.ok) throw new Error(`terraform providers schema: ${run.stderr}`);
  const schemas = (JSON.parse(run.stdout) as Printed).provider_schemas[PROVIDER];
  if (!schemas) throw new Error(`terraform knows no schema of ${PROVIDER}`);
  return schemas.resource_schemas;
}

export function isArgument({ required, optional }: AttributeSchema): boolean {
  return required === true || optional === true;
}

/** Of a block that stands several times, or an attribute with entries. */
export function isCollection({ type }: AttributeSchema): boolean {
  return Array.isArray(type) && ['list', 'set', 'map'].includes(String(type[0]));
}
