// Audit that one account does for all accounts of an organization.
import { describe, expect, it } from 'vitest';
import { anEnvironment, type Overrides } from '../support/an-environment.ts';
import { terraformOf } from '../support/terraform-documents.ts';

const management = terraformOf(
  anEnvironment({ organization: {}, audit: { trail: { scope: 'organization' } } }),
);
const PARTS = {
  threatDetection: true,
  securityHub: { standards: ['pci-dss'] },
  configuration: {},
};

function administering(...administers: string[]) {
  return terraformOf(anEnvironment({ audit: { ...PARTS, administers } as Overrides }));
}

const shared = administering('threatDetection', 'securityHub', 'configuration');

describe('the trail of an organization', () => {
  it('logs the calls of every account (S1-AUD-05)', () => {
    const own = terraformOf(anEnvironment({ audit: { trail: {} } }));

    expect(management.one('aws_cloudtrail', 'main').is_organization_trail).toBe(true);
    expect(own.one('aws_cloudtrail', 'main').is_organization_trail).toBeUndefined();
  });

  it('comes after the organization, whose id is part of the paths it writes to (S1-AUD-05)', () => {
    const bucket = 'arn:aws:s3:::shop-prod-trail-210987654321/AWSLogs';

    expect(management.stack('audit').dependsOn).toEqual(['organization']);
    expect(management.policy('trail-bucket')['TrailWrites'].resources).toEqual([
      `${bucket}/210987654321/*`,
      `${bucket}/\${data.terraform_remote_state.organization.outputs.id}/*`,
    ]);
  });

  it('encrypts with a key that CloudTrail may use for this trail alone (S1-AUD-05)', () => {
    expect(management.policy('audit')['Trail']).toMatchObject({
      principals: [{ type: 'Service', identifiers: ['cloudtrail.amazonaws.com'] }],
      condition: [
        {
          variable: 'aws:SourceArn',
          values: ['arn:aws:cloudtrail:eu-west-1:210987654321:trail/shop-prod-trail'],
        },
      ],
    });
  });
});

describe('what one account administers for all', () => {
  it('is nothing unless it is named', () => {
    const none = administering();

    expect(none.list('aws_guardduty_organization_configuration')).toEqual([]);
    expect(none.list('aws_securityhub_organization_configuration')).toEqual([]);
    expect(none.list('aws_config_configuration_aggregator')).toEqual([]);
  });

  it('switches GuardDuty on in every account, with the same features (S1-AUD-02, S1-AUD-04)', () => {
    expect(shared.one('aws_guardduty_organization_configuration', 'main')).toEqual({
      detector_id: `\${aws_guardduty_detector.main.id}`,
      auto_enable_organization_members: 'ALL',
    });
    const features = shared.list('aws_guardduty_organization_configuration_feature');
    expect(features.map((each) => [each.name, each.auto_enable])).toEqual([
      ['EKS_AUDIT_LOGS', 'ALL'],
      ['RDS_LOGIN_EVENTS', 'ALL'],
      ['S3_DATA_EVENTS', 'ALL'],
    ]);
  });

  it('leaves to the administrator what GuardDuty watches in a member (S1-AUD-04)', () => {
    const member = terraformOf(
      anEnvironment({ audit: { threatDetection: 'member', ebsEncryption: false } }),
    );

    expect(member.one('aws_guardduty_detector', 'main')).toEqual({ enable: true });
    expect(member.list('aws_guardduty_detector_feature')).toEqual([]);
  });

  it('adds every account to Security Hub, and no standard that nobody named', () => {
    expect(shared.one('aws_securityhub_organization_configuration', 'main')).toEqual({
      auto_enable: true,
      auto_enable_standards: 'NONE',
      depends_on: ['aws_securityhub_account.main'],
    });
  });

  it('collects the configuration of all accounts and regions (S1-AUD-01, S1-AUD-03)', () => {
    expect(shared.one('aws_config_configuration_aggregator', 'main')).toMatchObject({
      name: 'shop-prod-configuration-aggregator',
      organization_aggregation_source: {
        all_regions: true,
        role_arn: `\${aws_iam_role.configuration-aggregator.arn}`,
      },
    });
    expect(
      shared.one(
        'aws_iam_role_policy_attachment',
        'configuration-aggregator-AWSConfigRoleForOrganizations',
      ).policy_arn,
    ).toBe('arn:aws:iam::aws:policy/service-role/AWSConfigRoleForOrganizations');
  });
});
