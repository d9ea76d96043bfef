// The adapter around cdktf: the one file that knows stacks, tokens and logical ids. A compile function
// gets a RootModule and adds resources to it; what comes out is plain Terraform JSON.

import { AwsProvider } from '@cdktf/provider-aws/lib/provider/index.js';
import {
  ref,
  S3Backend,
  type TerraformElement,
  type TerraformProvider,
  TerraformStack,
  Token,
} from 'cdktf';
import { Construct } from 'constructs';
import type { Path } from '../diagnostics/diagnostic.ts';
import { renderPath } from '../diagnostics/render-path.ts';
import type { Json, OutsideStack, RepeatedAddress, TerraformArtifact } from '../model/artifact.ts';
import type { Landscape } from '../model/landscape/landscape.ts';
import { pathOf, slugOf, terraformRoleArn } from '../model/naming/core.ts';
import { stateBucketName, stateKey, stateLockTableName } from '../model/naming/state.ts';
import type { Environment } from '../model/schema/environment.ts';
import { tagsOf } from '../model/tags.ts';
import { escapeTemplates } from './escape-templates.ts';
import { inOrder } from './in-order.ts';
import { withLife } from './life/with-life.ts';
import type { OutputValues, StackName } from './outputs.ts';
import { plainDocument } from './plain-document.ts';
import { placeOfState, readerOf, type StackReader } from './state-reader.ts';
import { withTagValues } from './tag-values.ts';

/** Typed against 6.25, planned against 5.100.0: only what both accept is used. */
const PROVIDER_VERSION = '>= 5.100.0, < 7.0.0';
/** Write-only arguments and `use_lockfile` need 1.11. */
const TERRAFORM_VERSION = '>= 1.11.0';

type ProviderAlias = 'us-east-1' | 'recovery';

/** A resource or data source of the bindings; `never` accepts the configuration type of each. */
type ElementClass = (new (
  scope: Construct,
  id: string,
  config: never,
) => TerraformElement) & {
  readonly tfResourceType: string;
};

/** Adds one element; strings of `config` that Terraform would evaluate are escaped. */
type Add = <C extends ElementClass>(
  type: C,
  key: string,
  origin: Path,
  config: ConstructorParameters<C>[2],
) => InstanceType<C>;

export interface RootModule {
  readonly environment: Environment;
  /** The environments that this one names. */
  readonly landscape: Landscape;
  /** Adds the resource `<type>.<key>`. */
  readonly resource: Add;
  /** Adds the data source `data.<type>.<key>`. */
  readonly data: Add;
  /** Says that a resource of `type` had another key. */
  readonly moved: (type: string, keys: MovedKeys) => void;
  /** Adds an ephemeral resource: a value that exists during a run and is stored nowhere. */
  readonly ephemeral: (type: string, key: string, config: Readonly<Record<string, Json>>) => void;
  /** A Terraform expression of our own, such as `ephemeral.x.y.z`. */
  readonly expression: (text: string) => string;
  readonly provider: (alias: ProviderAlias) => TerraformProvider;
  readonly stateOf: <S extends StackName>(stack: S) => StackReader<S>;
  /** The same, of a stack of another environment. */
  readonly stateIn: <S extends StackName>(other: Environment, stack: S) => StackReader<S>;
  /** Says that this stack names things of another, by names that are computed and not read. */
  readonly after: (stack: string) => void;
  /** The same, of a stack of another environment. */
  readonly afterIn: (other: Environment, stack: StackName) => void;
  readonly output: <S extends StackName>(stack: S, values: OutputValues<S>) => void;
  /** The address of all outputs of a stack, which may be one of the user's own. */
  readonly outputsOf: (stack: string) => string;
  /** Calls a module, as `module.<key>`; texts of `body` are taken as Terraform evaluates them. */
  readonly call: (key: string, origin: Path, body: Body) => void;
  /** Hands an output to other stacks, by its name. */
  readonly publish: (name: string, body: Body) => void;
  /** Requires a provider beside AWS. */
  readonly require: (name: string, body: Body) => void;
}

type Body = Readonly<Record<string, Json>>;

interface MovedKeys {
  readonly before: string;
  readonly now: string;
}

export interface OpenModule {
  readonly name: string;
  readonly module: RootModule;
  readonly isEmpty: () => boolean;
  /** Takes the stack out of the construct tree. */
  readonly drop: () => void;
  /** Has cdktf itself write this document, for its own commands. */
  readonly write: (document: Body) => void;
  /** What comes out; `present` are the stacks that it can come after. */
  readonly close: (present: ReadonlySet<string>) => TerraformArtifact;
}

/** Terraform names may hold letters, digits, `_` and `-`; cdktf drops other characters silently. */
function assertAddressable(key: string): void {
  if (!/^[A-Za-z_][A-Za-z0-9_-]*$/.test(key)) throw new Error(`Not a Terraform name: "${key}"`);
}

function regionOf(environment: Environment, alias: ProviderAlias): string {
  return alias === 'us-east-1' ? 'us-east-1' : (environment.aws.recoveryRegion ?? '');
}

function addProvider(stack: TerraformStack, environment: Environment, alias?: ProviderAlias) {
  const roleArn = terraformRoleArn(environment);
  return new AwsProvider(stack, alias ? `aws-${alias}` : 'aws', {
    ...(alias ? { alias } : {}),
    region: alias ? regionOf(environment, alias) : environment.aws.region,
    allowedAccountIds: [environment.aws.account],
    ...(roleArn === null ? {} : { assumeRole: [{ roleArn }] }),
    defaultTags: [{ tags: tagsOf(environment) }],
  });
}

/** `encrypt` without a key would ask for AES256: where none is named, the bucket encrypts with its own. */
function addSettings(stack: TerraformStack, environment: Environment, name: string): void {
  const backend = new S3Backend(stack, {
    ...placeOfState(environment, name),
    allowedAccountIds: [environment.aws.account],
  });
  backend.addOverride('use_lockfile', true);
  const kmsKeyId = environment.delivery.state.bucket?.kmsKey ?? null;
  if (kmsKeyId !== null) {
    backend.addOverride('encrypt', true);
    backend.addOverride('kms_key_id', kmsKeyId);
  }
  const lockTable = stateLockTableName(environment);
  if (lockTable !== null) backend.addOverride('dynamodb_table', lockTable);
  stack.addOverride('terraform.required_version', TERRAFORM_VERSION);
  stack.addOverride('terraform.required_providers.aws', {
    source: 'hashicorp/aws',
    version: PROVIDER_VERSION,
  });
}

function lazily<K, V>(make: (key: K) => V): (key: K) => V {
  const made = new Map<K, V>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}

/** Names a stack of another environment in Terraform. */
function outsideKey(other: Environment, stack: StackName): string {
  return `${slugOf(other)}_${stack}`;
}

/** What was made in a stack, and what wanted to be made once more. */
interface Made {
  readonly origins: Record<string, Path>;
  readonly repeats: RepeatedAddress[];
}

/** One key made twice is a bug and throws, by the construct id; cdktf would merge the two. Two keys that
 * come to one address are for a check to report. */
function adder(stack: TerraformStack, { origins, repeats }: Made, prefix: '' | 'data.'): Add {
  return (type, key, origin, config) => {
    assertAddressable(key);
    const address = `${prefix}${type.tfResourceType}.${key}`;
    const first = origins[address];
    const isRepeated = first !== undefined && renderPath(first) !== renderPath(origin);
    const free = isRepeated ? `${key}_${repeats.length}` : key;
    if (isRepeated) repeats.push({ address, first, again: origin });
    else origins[address] = origin;
    const id = `${prefix}${type.tfResourceType}.${free}`;
    const made = new type(stack, id, escapeTemplates(withTagValues(config)) as never);
    made.overrideLogicalId(free);
    return made as InstanceType<typeof type>;
  };
}

function callerOf(
  stack: TerraformStack,
  { origins }: Made,
): Pick<RootModule, 'call' | 'publish' | 'require' | 'moved'> {
  const moves: Body[] = [];
  return {
    moved: (type, { before, now }) => {
      moves.push({ from: `${type}.${before}`, to: `${type}.${now}` });
      stack.addOverride('moved', moves);
    },
    call: (key, origin, body) => {
      assertAddressable(key);
      origins[`module.${key}`] = origin;
      stack.addOverride(`module.${key}`, body);
    },
    publish: (output, body) => stack.addOverride(`output.${output}`, body),
    require: (provider, body) =>
      stack.addOverride(`terraform.required_providers.${provider}`, body),
  };
}

/** What is compiled: an environment, and those it names. */
export interface Subject {
  readonly environment: Environment;
  readonly landscape: Landscape;
}

/** Starts the root module of one stack below `scope`; `close` turns it into Terraform JSON. */
export function openModule(
  { environment, landscape }: Subject,
  name: string,
  scope: Construct,
): OpenModule {
  // The id shows in no output; a cdktf App needs it to be unique among environments.
  const stack = new TerraformStack(scope, `${slugOf(environment)}-${name}`);
  const made: Made = { origins: {}, repeats: [] };
  const reads = new Set<string>();
  const follows = new Set<string>();
  const outside = new Map<string, OutsideStack>();
  const readers = new Map<string, unknown>();
  const outsideStates = new Set<string>();
  addProvider(stack, environment);
  addSettings(stack, environment, name);
  const stateOf = lazily((from: string) => {
    reads.add(from);
    return readerOf(stack, { key: from, of: environment, stack: from });
  });

  const module: RootModule = {
    environment,
    landscape,
    resource: adder(stack, made, ''),
    data: adder(stack, made, 'data.'),
    ephemeral: (type, key, config) => {
      assertAddressable(key);
      stack.addOverride(`ephemeral.${type}.${key}`, config);
    },
    expression: (text) => Token.asString(ref(text, stack)),
    provider: lazily((alias) => addProvider(stack, environment, alias)),
    stateOf: stateOf as RootModule['stateOf'],
    stateIn: (other, from) => {
      const key = outsideKey(other, from);
      const reader = readers.get(key) ?? readerOf(stack, { key, of: other, stack: from });
      readers.set(key, reader);
      outside.set(key, { environment: pathOf(other), stack: from });
      outsideStates.add(`${stateBucketName(other)}/${stateKey(other, from)}`);
      return reader as StackReader<typeof from>;
    },
    after: (earlier) => follows.add(earlier),
    afterIn: (other, earlier) => {
      outside.set(outsideKey(other, earlier), { environment: pathOf(other), stack: earlier });
    },
    output: (_, values) => {
      for (const [output, value] of Object.entries(values)) {
        stack.addOverride(`output.${output}`, { value });
      }
    },
    outputsOf: (from) => {
      stateOf(from);
      return `data.terraform_remote_state.${from}.outputs`;
    },
    ...callerOf(stack, made),
  };
  return {
    name,
    module,
    isEmpty: () => Object.keys(made.origins).length === 0,
    drop: () => scope.node.tryRemoveChild(stack.node.id),
    write: (document) => writeInstead(stack, document),
    close: (present) => ({
      type: 'terraform',
      stack: name,
      // One that is not there is reported by the checks.
      dependsOn: [...new Set([...reads, ...follows])].filter((on) => present.has(on)).sort(),
      dependsOnOthers: [...outside].sort().map(([, place]) => place),
      ...(outsideStates.size === 0 ? {} : { outsideStates: [...outsideStates].sort() }),
      document: withLife(inOrder(plainDocument(stack))),
      origins: made.origins,
      ...(made.repeats.length === 0 ? {} : { repeats: made.repeats }),
    }),
  };
}

/** Keeps what cdktf says of itself, which its commands read. */
function writeInstead(stack: TerraformStack, document: Body): void {
  const own = stack.toTerraform.bind(stack);
  stack.toTerraform = () => ({ '//': own()['//'], ...document });
}

/** A construct tree that is not a cdktf App, so that nothing is written to disk. */
export function detachedScope(): Construct {
  return new Construct(undefined as unknown as Construct, '');
}
