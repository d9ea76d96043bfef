// One call of a module: the folder beside the document, or what somebody else has published.
import { SecretsmanagerSecretVersion } from '@cdktf/provider-aws/lib/secretsmanager-secret-version/index.js';
import type { Json } from '../../model/artifact.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { RootModule } from '../../terraform/root-module.ts';
import { addSecret } from '../../terraform/secret.ts';
import type { OwnStack } from '../contract/terraform-part.ts';
import { factAt, type Named, partsOf } from './inputs.ts';
import { folderOf, outputSecretName } from './names.ts';
import type { TerraformStack } from './schema.ts';
import { outputsUsedOf } from './used.ts';

export function ownStacks(environment: Environment): readonly OwnStack[] {
  return Object.entries(environment.terraform).map(([name, stack]) => ({
    name,
    folder: folderOf(name, stack),
    providers: Object.values(stack.providers),
    build: (module) => build(module, name, stack),
  }));
}

function build(module: RootModule, key: string, stack: TerraformStack): void {
  const inputs = Object.entries(stack.inputs).map(
    ([name, value]) => [name, evaluated(module, value)] as const,
  );
  module.call(key, ['terraform', key], { ...sourceOf(stack), ...Object.fromEntries(inputs) });
  for (const [name, { source, version }] of Object.entries(stack.providers)) {
    module.require(name, { source, version });
  }
  for (const [name, { description, sensitive }] of Object.entries(stack.outputs)) {
    module.publish(name, {
      value: `\${module.${key}.${name}}`,
      description: literal(description),
      ...(sensitive ? { sensitive } : {}),
    });
  }
  for (const earlier of stack.after) module.after(earlier);
  addOutputSecret(module, key);
}

/** https://developer.hashicorp.com/terraform/language/modules/sources */
function sourceOf({ module }: TerraformStack): Readonly<Record<string, Json>> {
  if (module === null) return { source: './module' };
  const { source, version } = module;
  return version === null ? { source } : { source, version };
}

/** What services use of it, for External Secrets to read. */
function addOutputSecret(module: RootModule, key: string): void {
  const { environment } = module;
  const outputs = outputsUsedOf(environment, key);
  if (outputs.length === 0) return;
  const origin = ['terraform', key, 'outputs'];
  const secret = addSecret(module, {
    key: 'outputs',
    name: outputSecretName(environment, key),
    description: `Outputs of stack ${key} that services read: ${outputs.join(', ')}`,
    origin,
  });
  const values = outputs.map(
    (name) => `"${name}":${module.expression(`jsonencode(module.${key}.${name})`)}`,
  );
  module.resource(SecretsmanagerSecretVersion, 'outputs', origin, {
    secretId: secret.id,
    secretString: `{${values.join(',')}}`,
  });
}

/** A value as Terraform has to read it: names become references, and everything else stays text. */
function evaluated(module: RootModule, value: Json): Json {
  if (typeof value === 'string') return evaluatedText(module, value);
  if (Array.isArray(value)) return value.map((each) => evaluated(module, each));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [literal(key), evaluated(module, each)]),
  );
}

function evaluatedText(module: RootModule, text: string): Json {
  const parts = partsOf(text);
  const [only] = parts;
  if (parts.length === 1 && typeof only === 'object' && 'root' in only) {
    return factAt(module.environment, only) ?? subnetsOf(module, only) ?? referenceTo(module, only);
  }
  return parts
    .map((part) => {
      if (typeof part === 'string') return literal(part);
      if ('expression' in part) return literal(part.expression);
      const fact = factAt(module.environment, part);
      return fact === undefined ? referenceTo(module, part) : literal(String(fact));
    })
    .join('');
}

/** Each by its name, so that the document changes with their number, and Atlantis plans it. */
function subnetsOf(module: RootModule, { root, steps }: Named): Json | undefined {
  const [output, tier, ...rest] = steps;
  const tiers = module.environment.network?.subnets ?? {};
  if (root !== 'network' || output !== 'subnet_ids' || rest.length > 0) return undefined;
  const listOf = (each: string) => module.stateOf('network').list('subnet_ids', each);
  if (tier === undefined) {
    return Object.fromEntries(Object.keys(tiers).map((each) => [each, listOf(each)]));
  }
  return Object.hasOwn(tiers, tier) ? listOf(String(tier)) : undefined;
}

function referenceTo(module: RootModule, { root, steps }: Named): string {
  const [stack, ...path] = root === 'terraform' ? steps : [root, ...steps];
  const [output, ...rest] = path;
  const keys = rest.map((step) => `[${JSON.stringify(step)}]`).join('');
  return `\${${module.outputsOf(String(stack))}.${output}${keys}}`;
}

function literal(text: string): string {
  return text.replaceAll(/[$%]\{/g, (opening) => `${opening[0]}${opening}`);
}
