import { checkReplicaKeys } from '../../../../src/check/terraform/refused/check-replica-keys.ts';
import { checkTopicConditions } from '../../../../src/check/terraform/refused/check-topic-conditions.ts';
import { checkTrustConditions } from '../../../../src/check/terraform/refused/check-trust-conditions.ts';
import { describeCheck, elementIn } from '../../../support/corruptions.ts';

const REPLICA = 'aws_db_instance.main-analytics';
const AT = 'value of databases.main.replicas.analytics';
const FOREIGN = 'arn:aws:rds:eu-west-1:111122223333:db:primary';

describeCheck(checkReplicaKeys, {
  'a replica beside its source that names a key': {
    change: (open) => {
      elementIn(open, 'data', REPLICA).kms_key_id = 'arn:aws:kms:us-east-1:111122223333:key/a';
    },
    found: [`check/replica-key-named at ${AT}`],
  },
  'a replica beside a source that is named by its ARN': {
    change: (open) => {
      const replica = elementIn(open, 'data', REPLICA);
      replica.replicate_source_db = FOREIGN.replace('eu-west-1', 'us-east-1');
      replica.kms_key_id = 'arn:aws:kms:us-east-1:111122223333:key/a';
    },
    found: [`check/replica-key-named at ${AT}`],
  },
  'a replica of another region without a key': {
    change: (open) => {
      elementIn(open, 'data', REPLICA).replicate_source_db = FOREIGN;
    },
    found: [`check/replica-key-missing at ${AT}`],
  },
  'a replica of another provider without a key': {
    change: (open) => {
      elementIn(open, 'data', REPLICA).provider = 'aws.recovery';
    },
    found: [`check/replica-key-missing at ${AT}`],
  },
});

function asking(variable: string) {
  return [{ test: 'StringEquals', variable, values: ['111122223333'] }];
}

describeCheck(checkTrustConditions, {
  'a replication that asks S3 for its account': {
    change: (open) => {
      const [trust] = elementIn(
        open,
        'recovery',
        'data.aws_iam_policy_document.backups-replication-trust',
      ).statement;
      trust.condition = asking('aws:SourceAccount');
    },
    found: ['check/trust-condition at value of buckets.backups.replicate'],
  },
  'nodes that ask EC2 for its source': {
    change: (open) => {
      const [trust] = elementIn(
        open,
        'cluster',
        'data.aws_iam_policy_document.nodes-trust',
      ).statement;
      trust.condition = asking('aws:SourceArn');
    },
    found: ['check/trust-condition at value of cluster.nodeGroups'],
  },
});

function statementOf(open: Parameters<typeof elementIn>[0], sid: string) {
  const { statement } = elementIn(open, 'observability', 'data.aws_iam_policy_document.alerts');
  return statement.find((each: { sid: string }) => each.sid === sid);
}

describeCheck(checkTopicConditions, {
  'a topic that asks EventBridge for the account': {
    change: (open) => {
      statementOf(open, 'Findings').condition = asking('aws:SourceAccount');
    },
    found: ['check/topic-condition at value of observability.notify'],
  },
  'a condition that is shared with a service that fulfils it': {
    change: (open) => {
      statementOf(open, 'Alarms').principals[0].identifiers.push('events.amazonaws.com');
    },
    found: ['check/topic-condition at value of observability.notify'],
  },
});
