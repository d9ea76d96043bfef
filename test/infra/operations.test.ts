import { describe, expect, it } from 'vitest';
import { nightSchool } from '../support/night-school.ts';
import { terraformOf } from '../support/terraform-documents.ts';

const terraform = terraformOf(nightSchool());
const services = Object.keys(nightSchool().services);

describe('alarms of Night School', () => {
  it('tells the alerts topic', () => {
    for (const each of terraform.list('aws_cloudwatch_metric_alarm')) {
      expect(each.alarm_actions).toEqual([
        'arn:aws:sns:us-east-1:111122223333:night-school-prod-alerts',
      ]);
    }
  });
});

describe('recovery of Night School', () => {
  it('is plain Terraform with a locked remote state (S3-DR-03)', () => {
    for (const { stack, document } of terraform.stacks) {
      expect(document['terraform']).toMatchObject({
        backend: {
          s3: {
            key: `night-school/prod/${stack}.tfstate`,
            use_lockfile: true,
            allowed_account_ids: ['111122223333'],
          },
        },
      });
    }
  });
});

describe('roles of Night School', () => {
  it('exist once per service, each for exactly its ServiceAccount', () => {
    for (const service of services) {
      const trust = terraform.policy(`${service}-trust`)['AssumedByServiceAccount'];

      expect(terraform.one('aws_iam_role', service).name).toBe(`night-school-prod-${service}`);
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
