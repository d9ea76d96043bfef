import { checkSecretAccess } from '../../../../src/check/planes/secrets/check-secret-access.ts';
import type { OpenInput } from '../../../support/compiled.ts';
import { describeCheck, elementIn } from '../../../support/corruptions.ts';

const ROLE = ['check/secret-unreadable at value of addons.external-secrets'];

function statements(open: OpenInput) {
  return elementIn(open, 'identity', 'data.aws_iam_policy_document.addon-external-secrets')
    .statement;
}

describeCheck(checkSecretAccess, {
  'secrets of another region': {
    change: (open) => {
      const [read] = statements(open);
      read.resources = [read.resources[0].replace('us-east-1', 'us-west-2')];
    },
    found: ROLE,
  },
  'a role that may not read': {
    change: (open) => {
      statements(open)[0].actions = ['secretsmanager:DescribeSecret'];
    },
    found: ROLE,
  },
  'a role that may not decrypt': {
    change: (open) => void statements(open).splice(1, 1),
    found: ROLE,
  },
  'a key that is only used through another service': {
    change: (open) => {
      statements(open)[1].condition[0].values = ['s3.us-east-1.amazonaws.com'];
    },
    found: ROLE,
  },
  'a refusal beside the permission': {
    change: (open) => {
      statements(open).push({ ...statements(open)[0], effect: 'Deny' });
    },
    found: ROLE,
  },
  'one secret with another key': {
    change: (open) => {
      const secret = elementIn(open, 'data', 'aws_secretsmanager_secret.kafka-main');
      secret.kms_key_id = '${data.terraform_remote_state.security.outputs.key_arns["storage"]}';
    },
    found: ['check/secret-unreadable at value of kafka.main'],
  },
});
