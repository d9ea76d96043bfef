// What one stack reads of the state of another.
import { DataTerraformRemoteStateS3, ref, type TerraformStack, Token } from 'cdktf';
import { terraformRoleArn } from '../model/naming/core.ts';
import { stateBucketName, stateKey, stateRegion } from '../model/naming/state.ts';
import type { Environment } from '../model/schema/environment.ts';
import type { OutputName, StackName } from './outputs.ts';

type ListsName<S extends StackName> = OutputName<S, Readonly<Record<string, readonly string[]>>>;

/** Outputs of another stack, read from its remote state. */
export interface StackReader<S extends StackName> {
  readonly text: (output: OutputName<S, string>) => string;
  readonly texts: (output: OutputName<S, readonly string[]>) => string[];
  readonly entry: (output: OutputName<S, Readonly<Record<string, string>>>, key: string) => string;
  /** Each by its place: Atlantis plans a stack when its document changes, which a list that is read as a whole
   * does not when it becomes longer. */
  readonly list: (output: ListsName<S>, key: string) => string[];
  readonly item: (output: ListsName<S>, key: string, index: number) => string;
}

interface StateInput {
  /** Terraform's name of the data source. */
  readonly key: string;
  readonly of: Environment;
  readonly stack: string;
}

export function readerOf<S extends StackName>(
  scope: TerraformStack,
  { key, of, stack }: StateInput,
): StackReader<S> {
  const address = `data.terraform_remote_state.${key}`;
  const { workspace } = of.delivery.terraform;
  const state = new DataTerraformRemoteStateS3(scope, address, {
    ...placeOfState(of, stack),
    ...(workspace === 'default' ? {} : { workspace }),
  });
  state.overrideLogicalId(key);
  const outputs = `${address}.outputs`;
  const text = (path: string) => Token.asString(ref(`${outputs}.${path}`, scope));
  const item = (output: string, key: string, index: number) =>
    text(`${output}["${key}"][${index}]`);
  return {
    text,
    texts: (output) => Token.asList(ref(`${outputs}.${output}`, scope)),
    entry: (output, key) => text(`${output}["${key}"]`),
    list: (output, key) => {
      const subnets = of.network?.subnets[key]?.cidrs ?? [];
      return subnets.map((_, index) => item(output, key, index));
    },
    item,
  };
}

/** Where the state of a stack lies. */
export function placeOfState(environment: Environment, stack: string) {
  const roleArn = terraformRoleArn(environment);
  return {
    bucket: stateBucketName(environment),
    key: stateKey(environment, stack),
    region: stateRegion(environment),
    ...(roleArn === null ? {} : { assumeRole: { roleArn } }),
  };
}
