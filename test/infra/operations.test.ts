import { describe, expect, it } from 'vitest';
import { learningHub } from '../support/learning-hub.ts';
import { terraformOf } from '../support/terraform-documents.ts';

const terraform = terraformOf(learningHub());
const services = Object.keys(learningHub().services);

describe('alarms of Learning Hub', () => {
  it('tells the alerts topic', () => {
    for (const each of terraform.list('aws_cloudwatch_metric_alarm')) {
      expect(each.alarm_actions).toEqual([
        'arn:aws:sns:us-east-1:111122223333:learning-hub-prod-alerts',
      ]);
    }
  });
});

describe('recovery of Learning Hub', () => {
  it('is plain Terraform with a locked remote state (S3-DR-03)', () => {
    for (const { stack, document } of terraform.stacks) {
      expect(document['terraform']).toMatchObject({
        backend: {
          s3: {
            key: `learning-hub/prod/${stack}.tfstate`,
            use_lockfile: true,
            allowed_account_ids: ['111122223333'],
          },
        },
      });
    }
  });
});

describe('roles of Learning Hub', () => {
  it('exist once per service, each for exactly its ServiceAccount', () => {
    for (const service of services) {
      const trust = terraform.policy(`${service}-trust`)['AssumedByServiceAccount'];

      expect(terraform.one('aws_iam_role', service).name).toBe(`learning-hub-prod-${service}`);
      expect(trust?.['condition'][1]).toMatchObject({
        test: 'StringEquals',
        values: [`system:serviceaccount:backend-prod:${service}`],
      });
    }
  });

  it('hold no statement where a service uses nothing of AWS', () => {
    expect(terraform.all('aws_iam_role_policy')['progress-service']).toBeUndefined();
  });
});
