// Functions, each with a role, a log group that is there before its first line, and what calls it.
import { LambdaFunction as Lambda } from '@cdktf/provider-aws/lib/lambda-function/index.js';
import { LambdaFunctionEventInvokeConfig } from '@cdktf/provider-aws/lib/lambda-function-event-invoke-config/index.js';
import { bucketName } from '../../../model/naming/buckets.ts';
import { ownRoleArn } from '../../../model/naming/core.ts';
import { functionName } from '../../../model/naming/functions.ts';
import { serviceRoleName } from '../../../model/naming/services.ts';
import { networkOf } from '../../../model/parts.ts';
import { addLogGroup } from '../../../terraform/log-group.ts';
import type { RootModule } from '../../../terraform/root-module.ts';
import type { FunctionsPlace } from '../../contract/terraform-part.ts';
import { functionImage } from '../image.ts';
import { functionGroup, functionLogGroupName } from '../names.ts';
import type { LambdaFunction } from '../schema.ts';
import { addPermissions, goesWith } from './permissions.ts';
import { addSources, failureArn } from './sources.ts';

export function addFunctions(module: RootModule, place: FunctionsPlace): void {
  const entries = Object.entries(module.environment.functions);
  if (entries.length === 0) return;
  module.after('data');
  module.after('identity');
  for (const [key, definition] of entries) {
    const made = addFunction(module, key, { definition, variables: place.variables(key) });
    addAsync(module, { key, definition, made });
    addSources(module, { key, events: definition.events, made });
    addPermissions(module, key, made);
  }
}

interface FunctionInput {
  readonly definition: LambdaFunction;
  readonly variables: Variables;
}

function addFunction(
  module: RootModule,
  key: string,
  { definition, variables }: FunctionInput,
): Lambda {
  const { environment } = module;
  const origin = ['functions', key];
  const dataKey = module.stateOf('security').entry('key_arns', 'data');
  const logs = addLogGroup(module, key, {
    name: functionLogGroupName(environment, key),
    origin,
    ...(definition.logRetentionDays === null ? {} : { retentionDays: definition.logRetentionDays }),
  });
  return module.resource(Lambda, key, origin, {
    functionName: functionName(environment, key),
    description: definition.purpose,
    role: ownRoleArn(environment, serviceRoleName(environment, key)),
    ...codeArguments(module, definition),
    architectures: [definition.architecture],
    memorySize: definition.memoryMb,
    timeout: definition.timeoutSeconds,
    ephemeralStorage: { size: definition.ephemeralStorageMb },
    ...(definition.concurrency === null
      ? {}
      : { reservedConcurrentExecutions: definition.concurrency }),
    kmsKeyArn: dataKey,
    ...environmentArguments({ ...variables, ...definition.env }),
    loggingConfig: { logFormat: 'Text', logGroup: logs.name },
    tracingConfig: { mode: definition.tracing ? 'Active' : 'PassThrough' },
    ...(definition.vpc ? vpcArguments(module, key) : {}),
    tags: { Purpose: definition.purpose },
  });
}

/** A rule makes sure that there is one of the two. */
function codeArguments(module: RootModule, definition: LambdaFunction) {
  const { environment } = module;
  const { image, package: archive, runtime, handler } = definition;
  if (image !== null) {
    if (image.from !== null) module.after('registry');
    return {
      packageType: 'Image',
      imageUri: functionImage(environment, image),
      ...(image.command === null ? {} : { imageConfig: { command: image.command } }),
    };
  }
  if (archive === null) throw new Error('Asked for the code of a function without any');
  const { bucket, bucketName: name, key, version } = archive;
  return {
    packageType: 'Zip',
    runtime: runtime ?? '',
    handler: handler ?? '',
    s3Bucket: bucket === null ? (name ?? '') : bucketName(environment, bucket),
    s3Key: key,
    ...(version === null ? {} : { s3ObjectVersion: version }),
  };
}

type Variables = Readonly<Record<string, string>>;

function environmentArguments(variables: Variables) {
  return Object.keys(variables).length === 0 ? {} : { environment: { variables } };
}

function vpcArguments(module: RootModule, key: string) {
  const network = module.stateOf('network');
  return {
    vpcConfig: {
      subnetIds: network.list('subnet_ids', networkOf(module.environment).placement.nodes),
      securityGroupIds: [network.entry('security_group_ids', functionGroup(key))],
    },
  };
}

interface Made {
  readonly key: string;
  readonly definition: LambdaFunction;
  readonly made: Lambda;
}

function addAsync(module: RootModule, { key, definition: { async }, made }: Made): void {
  if (async === null) return;
  const { retries, maxAgeSeconds, onFailure } = async;
  module.resource(LambdaFunctionEventInvokeConfig, key, ['functions', key, 'async'], {
    functionName: made.functionName,
    maximumRetryAttempts: retries,
    maximumEventAgeInSeconds: maxAgeSeconds,
    ...goesWith(key),
    ...(onFailure === null
      ? {}
      : { destinationConfig: { onFailure: { destination: failureArn(module, onFailure) } } }),
  });
}
