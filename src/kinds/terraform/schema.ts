// Terraform stacks of the user's own.
import { z } from 'zod';
import { Key, listOf, mapOf, Text } from '../../model/schema/primitives.ts';

/** Of the compiler itself, or of what is no input of it. */
const NOT_OF_THE_USER = /^(dist|node_modules|environments)(\/|$)/;

const FolderPath = z
  .string()
  .regex(
    /^[A-Za-z0-9_][\w.-]*(\/[A-Za-z0-9_][\w.-]*)*$/,
    'expected a folder of the repository such as terraform/billing',
  )
  .refine((path) => !NOT_OF_THE_USER.test(path), 'expected a folder that is not of groundplan');

const NAME = /^[a-z][a-z0-9_]*$/;

/** Arguments of a module call that are none of the module: https://developer.hashicorp.com/terraform/language/block/module */
const META = new Set([
  'source',
  'version',
  'providers',
  'count',
  'for_each',
  'depends_on',
  'lifecycle',
  'locals',
]);

const InputName = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_-]*$/, 'expected the name of a variable such as vpc_id')
  .refine((name) => !META.has(name), 'expected a variable: Terraform keeps this word for itself')
  .refine((name) => name !== '__proto__', 'expected another word: this one is reserved');

const OutputName = z
  .string()
  .max(60, 'expected at most 60 characters')
  .regex(NAME, 'expected the name of an output such as queue_url')
  .refine((name) => name !== 'constructor', 'expected another word: this one is reserved');

const Output = z
  .strictObject({
    description: Text.describe('What it is.'),
    sensitive: z
      .boolean()
      .default(false)
      .describe('Whether the module declares it as sensitive; plans then hide it.'),
  })
  .describe('An output that services and other stacks of your own may read.');

const REGISTRY = /^[a-zA-Z0-9][\w-]*\/[a-zA-Z0-9][\w-]*\/[a-z0-9]+(?:\/\/[\w./-]+)?$/;
/** A commit, or a tag that is a version: a branch would be another module tomorrow. */
const GIT =
  /^git::(https|ssh):\/\/[^\s?"$%{}]+\?ref=([0-9a-f]{40}|([\w.-]+[-/])?v?\d+\.\d+(\.\d+)?([-+.][\w.]+)?)$/;

export const ModuleSource = z
  .strictObject({
    source: z
      .string()
      .refine(
        (source) => REGISTRY.test(source) || GIT.test(source),
        'expected a module of the registry such as terraform-aws-modules/vpc/aws, or git::https://…?ref=<commit of 40 digits, or version tag>',
      )
      .describe('`namespace/name/provider` of the Terraform registry, or `git::https://…?ref=…`.'),
    version: z
      .string()
      .regex(/^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/, 'expected an exact version such as "6.5.0"')
      .nullable()
      .default(null)
      .describe('Version in the registry. Absent: the source is git, whose `ref` says it.'),
  })
  .describe('A module of somebody else.');

export function isRegistry(source: string): boolean {
  return REGISTRY.test(source);
}

const Provider = z
  .strictObject({
    source: z
      .string()
      .regex(
        /^[a-z0-9][a-z0-9-]*\/[a-z0-9][a-z0-9-]*$/,
        'expected a source such as hashicorp/random',
      )
      .refine((source) => source !== 'hashicorp/aws', 'expected another one: AWS is there already')
      .describe('Where it is in the Terraform registry: `hashicorp/random`.'),
    version: z
      .string()
      .regex(/^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/, 'expected an exact version such as "3.6.3"')
      .describe('Its version.'),
    hashes: listOf(
      z
        .string()
        .regex(
          /^(h1:[A-Za-z0-9+/]{43}=|zh:[0-9a-f]{64})$/,
          'expected a hash such as zh:0b97…, as `terraform providers lock` writes it',
        ),
    )
      .min(1)
      .describe('Of its packages, as `terraform providers lock` writes them into a lock file.'),
  })
  .describe(
    'A provider beside AWS, which is configured by its own environment variables where Terraform runs.',
  );

export const TerraformStack = z
  .strictObject({
    folder: FolderPath.nullable()
      .default(null)
      .describe(
        'Folder of its `.tf` and `.tf.json` files, from the root of the repository. Absent: `terraform/<key>`, unless it is a `module`.',
      ),
    module: ModuleSource.nullable()
      .default(null)
      .describe('A module of somebody else in the place of a folder. Absent: a folder.'),
    inputs: z.record(InputName, z.json()).default({}).describe(
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what a user writes
      'Values of its variables. `${network.vpc_id}` is an output of a stack of ours, `${terraform.<key>.<output>}` of one of yours, `${aws.account}`, `${aws.region}`, `${aws.zones}`, `${environment.system}`, `${environment.name}` and `${cluster.name}` are known without; `$${` is a `${` that means nothing.',
    ),
    outputs: z
      .record(OutputName, Output)
      .default({})
      .describe('Outputs of it that services and other stacks of your own may read.'),
    providers: mapOf(Provider)
      .default({})
      .describe('Providers that it needs beside AWS, by the name that its files have for them.'),
    after: listOf(Key)
      .default([])
      .describe(
        'Stacks that come before it although it reads no output of theirs: those that make what it knows by name.',
      ),
    purpose: Text.describe('What it is there for.'),
  })
  .describe('Terraform of your own, planned and applied as a stack beside ours.');
export type TerraformStack = z.output<typeof TerraformStack>;

export const TerraformUse = z
  .record(Key, listOf(OutputName).min(1))
  .default({})
  .describe(
    'Outputs by stack of `terraform`; each becomes a variable, `<STACK>_<OUTPUT>`, by way of Secrets Manager.',
  );

declare module '../../model/schema/environment.ts' {
  interface Environment {
    terraform: Record<string, TerraformStack>;
  }
  interface Uses {
    terraform: z.output<typeof TerraformUse>;
  }
}
