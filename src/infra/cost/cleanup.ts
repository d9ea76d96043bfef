// Weekly search for what nobody uses: an Automation document of Systems Manager, and its schedule. What
// it finds it tells the alerts topic.
import { SchedulerSchedule } from '@cdktf/provider-aws/lib/scheduler-schedule/index.js';
import { SsmDocument } from '@cdktf/provider-aws/lib/ssm-document/index.js';
import { ownRoleArn, regionalArn } from '../../model/naming/core.ts';
import { alertsTopicArn, cleanupName, cleanupStartName } from '../../model/naming/operations.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { Cleanup, Cost } from '../../model/schema/operations/cost.ts';
import type { Statement } from '../../model/statement.ts';
import { serviceTrust } from '../../terraform/policy.ts';
import { addRole } from '../../terraform/role.ts';
import type { RootModule } from '../../terraform/root-module.ts';
import { CLEANUP_HANDLER, CLEANUP_SCRIPT, KEPT_TAGS, UNUSED_MARK } from './cleanup-script.ts';

const ORIGIN = ['cost', 'cleanup'];
const KEY = 'cleanup';

export function addCleanup(module: RootModule, { cleanup }: Cost): void {
  if (cleanup === null) return;
  const { environment } = module;
  const name = cleanupName(environment);
  addRole(module, {
    key: KEY,
    name,
    origin: ORIGIN,
    trust: serviceTrust('ssm.amazonaws.com', environment.aws.account),
    statements: cleanupStatements(module, cleanup),
  });
  const document = module.resource(SsmDocument, KEY, ORIGIN, {
    name,
    documentType: 'Automation',
    documentFormat: 'JSON',
    content: JSON.stringify(documentOf(environment, cleanup)),
  });
  module.resource(SchedulerSchedule, KEY, ORIGIN, {
    name,
    scheduleExpression: cleanup.schedule,
    scheduleExpressionTimezone: cleanup.timezone,
    flexibleTimeWindow: { mode: 'OFF' },
    target: {
      arn: 'arn:aws:scheduler:::aws-sdk:ssm:startAutomationExecution',
      roleArn: addStartRole(module),
      input: JSON.stringify({ DocumentName: name }),
    },
    dependsOn: [document],
  });
}

/** https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-executeScript.html */
function documentOf(environment: Environment, cleanup: Cleanup) {
  const { unusedDays, snapshotDays, delete: deletes } = cleanup;
  return {
    schemaVersion: '0.3',
    description:
      'Unused volumes, addresses and load balancers, and old snapshots, of this environment.',
    assumeRole: ownRoleArn(environment, cleanupName(environment)),
    mainSteps: [
      {
        name: CLEANUP_HANDLER,
        action: 'aws:executeScript',
        isEnd: true,
        inputs: {
          Runtime: 'python3.11',
          Handler: CLEANUP_HANDLER,
          InputPayload: {
            system: environment.system,
            environment: environment.environment,
            unusedDays,
            snapshotDays,
            delete: deletes,
            mark: UNUSED_MARK,
            kept: KEPT_TAGS,
            topic: alertsTopicArn(environment),
          },
          Script: CLEANUP_SCRIPT,
        },
        outputs: ['coming', 'found', 'deleted', 'refused'].map((each) => ({
          Name: each,
          Selector: `$.Payload.${each}`,
          Type: 'StringList',
        })),
      },
    ],
  };
}

/** Marks and deletes nothing but what carries the tags of this environment and none of `KEPT_TAGS`. */
function cleanupStatements(module: RootModule, cleanup: Cleanup): readonly Statement[] {
  const { environment } = module;
  const { aws, system, environment: name } = environment;
  const marked = ['elastic-ip/*', 'volume/*'].map((each) => regionalArn(environment, 'ec2', each));
  const tagged = { 'aws:ResourceTag/System': system, 'aws:ResourceTag/Environment': name };
  const unclaimed = Object.fromEntries(KEPT_TAGS.map((tag) => [`aws:ResourceTag/${tag}`, 'true']));
  const looks: Statement = {
    sid: 'Look',
    actions: [
      'cloudwatch:GetMetricStatistics',
      'ec2:DescribeAddresses',
      'ec2:DescribeSnapshots',
      'ec2:DescribeVolumes',
      'elasticloadbalancing:DescribeLoadBalancers',
      'elasticloadbalancing:DescribeTags',
    ],
    resources: ['*'],
  };
  const marks: Statement = {
    sid: 'Mark',
    actions: ['ec2:CreateTags', 'ec2:DeleteTags'],
    resources: marked,
    condition: {
      StringEquals: tagged,
      'ForAllValues:StringEquals': { 'aws:TagKeys': UNUSED_MARK },
    },
  };
  const deletes: Statement = {
    sid: 'Delete',
    actions: ['ec2:DeleteSnapshot', 'ec2:DeleteVolume', 'ec2:ReleaseAddress'],
    // ARNs of snapshots name no account.
    resources: [...marked, `arn:aws:ec2:${aws.region}::snapshot/*`],
    condition: { StringEquals: tagged, Null: unclaimed },
  };
  const tells: readonly Statement[] = [
    { sid: 'Tell', actions: ['sns:Publish'], resources: [alertsTopicArn(environment)] },
    {
      sid: 'KeyOfTopic',
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: [module.stateOf('security').entry('key_arns', 'observability')],
    },
  ];
  return [looks, marks, ...(cleanup.delete ? [deletes] : []), ...tells];
}

/** What the schedule takes on to start the document, which takes on its own role. */
function addStartRole(module: RootModule): string {
  const { environment } = module;
  const name = cleanupName(environment);
  const { role } = addRole(module, {
    key: `${KEY}-start`,
    name: cleanupStartName(environment),
    origin: ORIGIN,
    trust: serviceTrust('scheduler.amazonaws.com', environment.aws.account),
    statements: [
      {
        sid: 'Start',
        actions: ['ssm:StartAutomationExecution'],
        resources: [
          regionalArn(environment, 'ssm', `automation-definition/${name}:*`),
          regionalArn(environment, 'ssm', `automation-execution/*`),
          regionalArn(environment, 'ssm', `document/${name}`),
        ],
      },
      {
        sid: 'PassRole',
        actions: ['iam:PassRole'],
        resources: [ownRoleArn(environment, name)],
        condition: { StringEquals: { 'iam:PassedToService': 'ssm.amazonaws.com' } },
      },
    ],
  });
  return role.arn;
}
