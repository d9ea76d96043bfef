import { describe, expect, it } from 'vitest';
import { checkNames } from '../../../src/environment/rules/names.ts';
import { checkEndpoints } from '../../../src/environment/rules/network/endpoints.ts';
import { checkParts } from '../../../src/environment/rules/parts.ts';
import { checkReferences } from '../../../src/environment/rules/references.ts';
import { functionPage } from '../../../src/kinds/functions/page.ts';
import { checkFunctions } from '../../../src/kinds/functions/rules/functions.ts';
import { anEnvironment, type Overrides } from '../../support/an-environment.ts';
import { findings } from '../../support/findings.ts';
import { terraformOf } from '../../support/terraform-documents.ts';
import { PACKAGE, withFunction } from './with-function.ts';

const ARN = 'arn:aws:lambda:eu-west-1:210987654321:function:shop-prod-resize';
const KEY = `\${data.terraform_remote_state.security.outputs.key_arns["data"]}`;

describe('a function', () => {
  const terraform = terraformOf(anEnvironment(withFunction()));

  it('is a package, with its variables under our key', () => {
    const small = terraformOf(
      anEnvironment(
        withFunction({ ...PACKAGE, env: { SIZE: '200' }, concurrency: 4, tracing: true }),
      ),
    );

    expect(small.one('aws_lambda_function', 'resize')).toMatchObject({
      function_name: 'shop-prod-resize',
      package_type: 'Zip',
      runtime: 'nodejs22.x',
      handler: 'index.handler',
      s3_bucket: 'shop-prod-media-210987654321',
      s3_key: 'resize/1.0.0.zip',
      architectures: ['x86_64'],
      memory_size: 512,
      timeout: 30,
      ephemeral_storage: { size: 512 },
      reserved_concurrent_executions: 4,
      kms_key_arn: KEY,
      environment: { variables: { SIZE: '200' } },
      tracing_config: { mode: 'Active' },
      tags: { Purpose: 'Makes pictures small' },
    });
    expect(small.policy('resize')['Traces'].actions).toEqual([
      'xray:PutTelemetryRecords',
      'xray:PutTraceSegments',
    ]);
  });

  it('comes after what it names, and reads the keys', () => {
    expect(terraform.stack('functions').dependsOn).toEqual(['data', 'identity', 'security']);
  });

  it('has a log group before its first line, and writes to no other', () => {
    expect(terraform.one('aws_cloudwatch_log_group', 'resize')).toMatchObject({
      name: '/aws/lambda/shop-prod-resize',
      retention_in_days: 30,
      kms_key_id: `\${data.terraform_remote_state.security.outputs.key_arns["observability"]}`,
    });
    expect(terraform.one('aws_lambda_function', 'resize').logging_config).toEqual({
      log_format: 'Text',
      log_group: '${aws_cloudwatch_log_group.resize.name}',
    });
    const { Logs, OwnVariables, ...others } = terraform.policy('resize');
    expect(Logs).toMatchObject({
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: ['arn:aws:logs:eu-west-1:210987654321:log-group:/aws/lambda/shop-prod-resize:*'],
    });
    expect(OwnVariables.condition).toEqual([
      {
        test: 'StringEquals',
        variable: 'kms:EncryptionContext:aws:lambda:FunctionArn',
        values: [ARN],
      },
    ]);
    expect(others).toEqual({});
  });

  it('has a role of stack identity, which Lambda takes on', () => {
    expect(terraform.one('aws_lambda_function', 'resize').role).toBe(
      'arn:aws:iam::210987654321:role/shop-prod-resize',
    );
    expect(terraform.one('aws_iam_role', 'resize').name).toBe('shop-prod-resize');
    expect(terraform.policy('resize-trust')['AssumedByService'].principals).toEqual([
      { type: 'Service', identifiers: ['lambda.amazonaws.com'] },
    ]);
  });

  it('runs the image of a service, with its tag or another one', () => {
    const imageOf = (image: object) =>
      terraformOf(anEnvironment(withFunction({ image }))).one('aws_lambda_function', 'resize');
    const repository = '210987654321.dkr.ecr.eu-west-1.amazonaws.com/shop/web';

    expect(imageOf({ from: 'web', command: ['app.handler'] })).toMatchObject({
      package_type: 'Image',
      image_uri: `${repository}:1.0.0`,
      image_config: { command: ['app.handler'] },
    });
    expect(imageOf({ from: 'web', tag: '2.0.0' }).image_uri).toBe(`${repository}:2.0.0`);
    expect(imageOf({ repository, tag: '3.0.0' }).image_uri).toBe(`${repository}:3.0.0`);
    expect(imageOf({ from: 'web' }).runtime).toBeUndefined();
  });

  it('is let into the repository of the service, beside other accounts', () => {
    const pulled = (others: Overrides = {}) =>
      terraformOf(anEnvironment(withFunction({ image: { from: 'web' } }, others)));
    const alone = pulled();

    expect(alone.one('aws_ecr_repository_policy', 'web').policy).toBe(
      '${data.aws_iam_policy_document.pull_web.json}',
    );
    expect(alone.policy('pull_web')['PullByFunctions']).toMatchObject({
      actions: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
      principals: [{ type: 'Service', identifiers: ['lambda.amazonaws.com'] }],
      condition: [
        {
          test: 'ArnLike',
          variable: 'aws:SourceArn',
          values: ['arn:aws:lambda:eu-west-1:210987654321:function:*'],
        },
      ],
    });
    expect(
      Object.keys(
        pulled({ delivery: { registry: { pullers: ['310987654321'] } } }).policy('pull_web'),
      ),
    ).toEqual(['PullFromOtherAccounts', 'PullByFunctions']);
    expect(terraform.all('aws_ecr_repository_policy')).toEqual({});
  });

  it('keeps its logs as long as it says', () => {
    const days = terraformOf(anEnvironment(withFunction({ ...PACKAGE, logRetentionDays: 3 })));

    expect(days.one('aws_cloudwatch_log_group', 'resize').retention_in_days).toBe(3);
  });

  it('tries events again and says which were in vain, under its role', () => {
    const { one, policy } = terraformOf(
      anEnvironment(
        withFunction(
          { ...PACKAGE, async: { retries: 1, maxAgeSeconds: 600, onFailure: { queue: 'failed' } } },
          { queues: { failed: { purpose: 'Pictures that are none' } } },
        ),
      ),
    );
    const queue = 'arn:aws:sqs:eu-west-1:210987654321:shop-prod-failed';

    expect(one('aws_lambda_function_event_invoke_config', 'resize')).toMatchObject({
      function_name: '${aws_lambda_function.resize.function_name}',
      maximum_retry_attempts: 1,
      maximum_event_age_in_seconds: 600,
      destination_config: { on_failure: { destination: queue } },
    });
    expect(policy('resize')['FailuresToQueues']).toMatchObject({
      actions: ['sqs:SendMessage'],
      resources: [queue],
    });
    expect(policy('resize')['FailuresToQueuesKey'].actions).toEqual([
      'kms:Decrypt',
      'kms:GenerateDataKey',
    ]);
  });

  it('adds no stack where there is none', () => {
    expect(terraformOf(anEnvironment()).stacks.map(({ stack }) => stack)).not.toContain(
      'functions',
    );
  });
});

describe('a function in the VPC', () => {
  const environment = anEnvironment(withFunction({ ...PACKAGE, vpc: true }));
  const { one, policy, all } = terraformOf(environment);

  it('stands in the subnets of nodes with a security group of its own', () => {
    expect(one('aws_lambda_function', 'resize').vpc_config).toEqual({
      subnet_ids: [
        `\${data.terraform_remote_state.network.outputs.subnet_ids["private"][0]}`,
        `\${data.terraform_remote_state.network.outputs.subnet_ids["private"][1]}`,
      ],
      security_group_ids: [
        `\${data.terraform_remote_state.network.outputs.security_group_ids["function/resize"]}`,
      ],
    });
    expect(one('aws_security_group', 'function-resize').name).toBe('shop-prod-function-resize');
    expect(
      one('aws_vpc_security_group_egress_rule', 'function-resize-to-everywhere-443'),
    ).toMatchObject({ cidr_ipv4: '0.0.0.0/0', from_port: 443, to_port: 443 });
    expect(
      Object.keys(all('aws_vpc_security_group_ingress_rule')).filter((key) =>
        key.startsWith('function-'),
      ),
    ).toEqual([]);
  });

  it('has interfaces made for it, and makes none itself', () => {
    const { NetworkInterfaces, NoneFromCode } = policy('resize');

    expect(NetworkInterfaces.actions).toContain('ec2:CreateNetworkInterface');
    expect(NoneFromCode).toMatchObject({
      effect: 'Deny',
      condition: [{ test: 'ArnEquals', variable: 'lambda:SourceFunctionArn', values: [ARN] }],
    });
  });

  it('needs a network', () => {
    const without = { ...environment, network: null };

    expect(findings(checkParts(without))).toContain(
      'model/network-missing at key of functions.resize.vpc',
    );
  });
});

describe('who calls a function', () => {
  it('is told its name, and may', () => {
    const { Invokeresize, InvokeResize } = terraformOf(anEnvironment(withFunction())).policy('web');

    expect(Invokeresize).toBeUndefined();
    expect(InvokeResize).toMatchObject({ actions: ['lambda:InvokeFunction'], resources: [ARN] });
  });

  it('needs the endpoint where there is no way out', () => {
    const closed = anEnvironment(
      withFunction(PACKAGE, { network: { subnets: { private: { route: 'none' } } } }),
    );

    expect(findings(checkEndpoints(closed))).toContain(
      'model/endpoint-missing at value of services.web.uses.functions[0]',
    );
  });

  it('may be a schedule, a bucket or a topic', () => {
    const called = (others: object) =>
      findings(
        checkFunctions(
          anEnvironment({ functions: { resize: { purpose: 'Small', ...PACKAGE } }, ...others }),
        ),
      );

    expect(called({})).toEqual(['model/function-uncalled at key of functions.resize']);
    expect(called({ leaving: { functions: { resize: {} } } })).toEqual([]);
    expect(
      called({ schedules: { daily: { rate: '1 day', function: 'resize', purpose: 'Daily' } } }),
    ).toEqual([]);
    expect(
      called({ buckets: { media: { notifications: { new: { function: 'resize' } } } } }),
    ).toEqual([]);
    expect(
      called({
        topics: {
          events: { subscriptions: { resize: { function: 'resize' } }, purpose: 'Events' },
        },
      }),
    ).toEqual([]);
  });
});

describe('names of functions', () => {
  it('meet neither roles of services nor the function of the pipeline', () => {
    const names = checkNames(anEnvironment(withFunction(PACKAGE)));

    expect(findings(names)).toEqual([]);
  });

  it('have to be short enough for a role', () => {
    const long = 'a'.repeat(40);
    const names = checkNames(
      anEnvironment({
        system: 'warehouse-and-parcels',
        functions: { [long]: { purpose: 'Long', ...PACKAGE } },
      }),
    );

    expect(findings(names)).toContain(`model/name-too-long at key of functions.${long}`);
  });

  it('are looked for where they are written', () => {
    const references = checkReferences(
      anEnvironment(
        withFunction({
          image: { from: 'absent' },
          async: { onFailure: { topic: 'absent' } },
          events: { all: { queue: 'absent' }, changes: { stream: 'absent' } },
        }),
      ),
    );

    expect(findings(references)).toEqual([
      'model/unknown-target at value of functions.resize.image.from',
      'model/unknown-target at value of functions.resize.async.onFailure.topic',
      'model/unknown-target at value of functions.resize.events.all.queue',
      'model/unknown-target at value of functions.resize.events.changes.stream',
    ]);
  });
});

describe('the page', () => {
  it('says what a function is, and draws who calls it', () => {
    const environment = anEnvironment(
      withFunction({
        ...PACKAGE,
        vpc: true,
        events: { pictures: { bucket: 'media', prefix: 'in/' } },
      }),
    );

    expect(functionPage.rows?.(environment)[0]?.[1]).toBe(
      'shop-prod-resize, `resize/1.0.0.zip` on nodejs22.x x86_64, 512 MB, at most 30 seconds, in the VPC, called by bucket `media`',
    );
    expect(functionPage.between?.(environment)).toEqual(['bucket__media -.-> function__resize']);
  });
});
