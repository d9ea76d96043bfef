// Reads compiled Terraform the way a reviewer does: by resource type and key.
import { compileInfra } from '../../src/infra/compile-infra.ts';
import type { TerraformArtifact } from '../../src/model/artifact.ts';
import type { Environment } from '../../src/model/schema/environment.ts';
import { oncePerEnvironment } from './once-per-environment.ts';

/** A block of Terraform JSON as tests read it: its fields by name, whatever they hold. */
// biome-ignore lint/suspicious/noExplicitAny: tests read deep fields of many types
type Block = any;

export interface Terraform {
  readonly stacks: readonly TerraformArtifact[];
  readonly stack: (name: string) => TerraformArtifact;
  /** All resources of a type in all stacks, by key. */
  readonly all: (type: string) => Readonly<Record<string, Block>>;
  readonly one: (type: string, key: string) => Block;
  readonly list: (type: string) => readonly Block[];
  /** Statements of the policy document of a key, by sid. */
  readonly policy: (key: string) => Readonly<Record<string, Block>>;
}

const stacksOf = oncePerEnvironment((environment) => compileInfra(environment));

export function terraformOf(environment: Environment): Terraform {
  return terraformFrom(stacksOf(environment));
}

export function terraformFrom(stacks: readonly TerraformArtifact[]): Terraform {
  const block = (kind: 'resource' | 'data', type: string): Record<string, Block> =>
    Object.assign({}, ...stacks.map(({ document }) => (document[kind] as Block)?.[type] ?? {}));
  const one = (type: string, key: string) => found(block('resource', type)[key], `${type}.${key}`);
  return {
    stacks,
    stack: (name) =>
      found(
        stacks.find(({ stack }) => stack === name),
        name,
      ),
    all: (type) => block('resource', type),
    one,
    list: (type) => Object.values(block('resource', type)),
    policy: (key) => {
      const document = found(block('data', 'aws_iam_policy_document')[key], `policy ${key}`);
      const statements: readonly Block[] = document.statement;
      return Object.fromEntries(statements.map((statement) => [statement.sid, statement]));
    },
  };
}

function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`No ${what}`);
  return value;
}
