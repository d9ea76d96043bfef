// Who may call a function without a role: buckets and topics. Schedules come with a role of their own.

import type { LambdaFunction } from '@cdktf/provider-aws/lib/lambda-function/index.js';
import { LambdaPermission } from '@cdktf/provider-aws/lib/lambda-permission/index.js';
import type { Path } from '../../../diagnostics/diagnostic.ts';
import { allNotifications, functionSubscriptions } from '../../../model/events/senders.ts';
import { bucketArn } from '../../../model/naming/buckets.ts';
import { topicArn } from '../../../model/naming/topics.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { uniqueBy } from '../../../model/values/unique-by.ts';
import type { RootModule } from '../../../terraform/root-module.ts';

/** It is part of the function in AWS, and gone with it: a function that is made anew, since its code is an image
 * now, would be without. */
export function goesWith(key: string) {
  return { lifecycle: { replaceTriggeredBy: [`aws_lambda_function.${key}.arn`] } };
}

interface Caller {
  /** `bucket_media` */
  readonly name: string;
  readonly principal: string;
  readonly sourceArn: string;
  /** Where the ARN does not say it. */
  readonly account?: string;
  readonly origin: Path;
}

export function addPermissions(module: RootModule, key: string, made: LambdaFunction): void {
  const { environment } = module;
  for (const { name, principal, sourceArn, account, origin } of callersOf(environment, key)) {
    module.resource(LambdaPermission, `${key}_${name}`, origin, {
      statementId: name,
      action: 'lambda:InvokeFunction',
      functionName: made.functionName,
      principal,
      sourceArn,
      ...(account === undefined ? {} : { sourceAccount: account }),
      ...goesWith(key),
    });
  }
}

function callersOf(environment: Environment, key: string): readonly Caller[] {
  const buckets = allNotifications(environment)
    .filter((each) => each.function === key)
    .map(({ bucket, origin }) => ({
      name: `bucket_${bucket}`,
      principal: 's3.amazonaws.com',
      sourceArn: bucketArn(environment, bucket),
      account: environment.aws.account,
      origin,
    }));
  const topics = functionSubscriptions(environment)
    .filter((each) => each.function === key)
    .map(({ topic, origin }) => ({
      name: `topic_${topic}`,
      principal: 'sns.amazonaws.com',
      sourceArn: topicArn(environment, topic),
      origin,
    }));
  return uniqueBy([...buckets, ...topics], ({ name }) => name);
}
