import { describe, expect, it } from 'vitest';
import { anEnvironment } from '../support/an-environment.ts';
import { terraformOf } from '../support/terraform-documents.ts';

const EVERYTHING = {
  trail: { dataEvents: ['media'], retentionDays: 400 },
  threatDetection: true,
  securityHub: {
    standards: ['pci-dss', 'cis-aws-foundations-benchmark', 'nist-800-53'],
  },
  configuration: { rules: ['VPC_FLOW_LOGS_ENABLED', 'ENCRYPTED_VOLUMES'] },
};

const terraform = terraformOf(anEnvironment({ audit: EVERYTHING }));

function stackNames(audit: unknown) {
  return terraformOf(anEnvironment({ audit })).stacks.map(({ stack }) => stack);
}

describe('stack audit', () => {
  it('is there only when it has something', () => {
    expect(terraformOf(anEnvironment()).stacks.map(({ stack }) => stack)).not.toContain('audit');
    expect(stackNames({ ebsEncryption: false })).not.toContain('audit');
    expect(stackNames({})).toContain('audit');
    expect(stackNames({ threatDetection: true, ebsEncryption: false })).toContain('audit');
  });

  it('encrypts every new volume unless told not to (S0-SEC-01)', () => {
    const plain = terraformOf(anEnvironment({ audit: { ebsEncryption: false, trail: {} } }));

    expect(terraform.one('aws_ebs_encryption_by_default', 'main')).toEqual({ enabled: true });
    expect(plain.list('aws_ebs_encryption_by_default')).toEqual([]);
    expect(terraform.list('aws_ebs_default_kms_key')).toEqual([]);
  });

  it('encrypts them with a key of the account, open to who makes volumes (S1-SEC-12)', () => {
    const own = terraformOf(anEnvironment({ audit: { ebsEncryption: 'ownKey' } }));
    const { actions, principals, condition } = own.policy('volumes')['ThroughEc2'];

    expect(own.one('aws_ebs_default_kms_key', 'main').key_arn).toBe('${aws_kms_key.volumes.arn}');
    expect(own.one('aws_kms_key', 'volumes').enable_key_rotation).toBe(true);
    expect(own.one('aws_kms_alias', 'volumes').name).toBe('alias/shop-prod-volumes');
    expect(actions).toContain('kms:CreateGrant');
    expect(principals).toEqual([{ type: 'AWS', identifiers: ['*'] }]);
    expect(condition).toEqual([
      { test: 'StringEquals', variable: 'kms:CallerAccount', values: ['210987654321'] },
      { test: 'StringEquals', variable: 'kms:ViaService', values: ['ec2.eu-west-1.amazonaws.com'] },
    ]);
    expect(own.policy('volumes')['AccountDecides'].actions).toEqual(['kms:*']);
  });

  it('keeps nothing it was not asked for', () => {
    const types = Object.keys(
      terraformOf(anEnvironment({ audit: {} })).stack('audit').document['resource'] as object,
    );

    expect(types).toEqual(['aws_ebs_encryption_by_default']);
  });
});

describe('trail', () => {
  it('logs the API calls of all regions, so that changes show (S2-AUD-03, S0-AUD-01)', () => {
    expect(terraform.one('aws_cloudtrail', 'main')).toMatchObject({
      name: 'shop-prod-trail',
      is_multi_region_trail: true,
      include_global_service_events: true,
      enable_log_file_validation: true,
      kms_key_id: `\${aws_kms_key.audit.arn}`,
      s3_bucket_name: `\${aws_s3_bucket.trail.id}`,
      depends_on: ['aws_s3_bucket_policy.trail'],
    });
  });

  it('logs objects of the named buckets beside management events', () => {
    expect(terraform.one('aws_cloudtrail', 'main').event_selector).toEqual([
      {
        read_write_type: 'All',
        include_management_events: true,
        data_resource: [
          { type: 'AWS::S3::Object', values: ['arn:aws:s3:::shop-prod-media-210987654321/'] },
        ],
      },
    ]);
    const bare = terraformOf(anEnvironment({ audit: { trail: {} } }));
    expect(bare.one('aws_cloudtrail', 'main').event_selector).toBeUndefined();
  });

  it('lets this trail alone write to its bucket and use its key (S1-AUD-05)', () => {
    const arn = 'arn:aws:cloudtrail:eu-west-1:210987654321:trail/shop-prod-trail';
    const bucket = terraform.policy('trail-bucket');

    expect(Object.keys(bucket)).toEqual(['DenyWithoutTls', 'TrailChecksAcl', 'TrailWrites']);
    expect(bucket['TrailWrites']).toMatchObject({
      resources: ['arn:aws:s3:::shop-prod-trail-210987654321/AWSLogs/210987654321/*'],
    });
    for (const each of [bucket['TrailChecksAcl'], bucket['TrailWrites']]) {
      expect(each.condition).toContainEqual({
        test: 'StringEquals',
        variable: 'aws:SourceArn',
        values: [arn],
      });
    }
    expect(terraform.policy('audit')['Trail'].condition[0].values).toEqual([arn]);
  });

  it('deletes its logs after their time', () => {
    const { rule: rules } = terraform.one('aws_s3_bucket_lifecycle_configuration', 'trail');

    expect(rules).toContainEqual(expect.objectContaining({ expiration: [{ days: 400 }] }));
    expect(rules).toContainEqual(
      expect.objectContaining({ noncurrent_version_expiration: [{ noncurrent_days: 30 }] }),
    );
  });
});

describe('threat detection', () => {
  it('watches S3, EKS and databases (S2-AUD-01, S0-AUD-03, S1-AUD-02, S1-AUD-04)', () => {
    const features = terraform.list('aws_guardduty_detector_feature');

    expect(terraform.one('aws_guardduty_detector', 'main').enable).toBe(true);
    expect(features.map(({ name, status }) => [name, status])).toEqual([
      ['EKS_AUDIT_LOGS', 'ENABLED'],
      ['RDS_LOGIN_EVENTS', 'ENABLED'],
      ['S3_DATA_EVENTS', 'ENABLED'],
    ]);
  });
});

describe('protection plans', () => {
  const watching = terraformOf(
    anEnvironment({ audit: { threatDetection: true, protectionPlans: ['runtime', 'malware'] } }),
  ).all('aws_guardduty_detector_feature');

  it('look into the volumes of an instance that behaves strangely (S0-AUD-03)', () => {
    expect(watching['ebs-malware-protection']).toMatchObject({
      name: 'EBS_MALWARE_PROTECTION',
      status: 'ENABLED',
    });
  });

  it('let AWS install agents in clusters of EKS and nowhere else, in the order it answers', () => {
    expect(watching['runtime-monitoring']).toMatchObject({
      name: 'RUNTIME_MONITORING',
      additional_configuration: [
        { name: 'EKS_ADDON_MANAGEMENT', status: 'ENABLED' },
        { name: 'ECS_FARGATE_AGENT_MANAGEMENT', status: 'DISABLED' },
        { name: 'EC2_AGENT_MANAGEMENT', status: 'DISABLED' },
      ],
    });
  });

  it('are those of all accounts where this one administers them', () => {
    const everywhere = terraformOf(
      anEnvironment({
        audit: {
          threatDetection: true,
          protectionPlans: ['runtime'],
          administers: ['threatDetection'],
        },
      }),
    ).one('aws_guardduty_organization_configuration_feature', 'runtime-monitoring');

    expect(everywhere).toMatchObject({
      auto_enable: 'ALL',
      additional_configuration: [
        { name: 'EKS_ADDON_MANAGEMENT', auto_enable: 'ALL' },
        { name: 'ECS_FARGATE_AGENT_MANAGEMENT', auto_enable: 'NONE' },
        { name: 'EC2_AGENT_MANAGEMENT', auto_enable: 'NONE' },
      ],
    });
  });
});

describe('findings', () => {
  const told = terraformOf(anEnvironment({ audit: { threatDetection: true, findings: 'medium' } }));

  it('reach the topic of alerts from a severity on (S0-AUD-03)', () => {
    const { event_pattern } = told.one('aws_cloudwatch_event_rule', 'findings');
    const target = told.one('aws_cloudwatch_event_target', 'findings');

    expect(JSON.parse(event_pattern)).toEqual({
      source: ['aws.guardduty'],
      'detail-type': ['GuardDuty Finding'],
      detail: { severity: [{ numeric: ['>=', 4] }] },
    });
    expect(target.arn).toBe('arn:aws:sns:eu-west-1:210987654321:shop-prod-alerts');
    expect(target.rule).toBe(`\${aws_cloudwatch_event_rule.findings.name}`);
  });

  it('are let in by the topic and by its key, whatever EventBridge says of itself', () => {
    for (const policy of [told.policy('alerts'), told.policy('observability')]) {
      expect(policy['Findings']).toMatchObject({
        principals: [{ identifiers: ['events.amazonaws.com'] }],
      });
      expect(policy['Findings']).not.toHaveProperty('condition');
      expect(policy['Alarms'].condition[0].variable).toBe('aws:SourceAccount');
    }
  });

  it('tell nobody unless they are asked to', () => {
    expect(terraform.list('aws_cloudwatch_event_rule')).toEqual([]);
    expect(terraform.policy('alerts')).not.toHaveProperty('Findings');
  });
});

describe('Security Hub', () => {
  it('subscribes to the named standards and to no default (S2-AUD-02)', () => {
    const arn = 'arn:aws:securityhub:eu-west-1::standards';

    expect(terraform.one('aws_securityhub_account', 'main').enable_default_standards).toBe(false);
    expect(
      terraform.list('aws_securityhub_standards_subscription').map((each) => each.standards_arn),
    ).toEqual([
      `${arn}/cis-aws-foundations-benchmark/v/3.0.0`,
      `${arn}/nist-800-53/v/5.0.0`,
      `${arn}/pci-dss/v/4.0.1`,
    ]);
  });
});

describe('configuration', () => {
  it('records everything and delivers before it starts (S1-AUD-01)', () => {
    expect(terraform.one('aws_config_configuration_recorder', 'main')).toMatchObject({
      role_arn: `\${aws_iam_service_linked_role.configuration.arn}`,
      recording_group: { all_supported: true, include_global_resource_types: true },
    });
    expect(terraform.one('aws_config_delivery_channel', 'main').depends_on).toEqual([
      'aws_config_configuration_recorder.main',
      'aws_s3_bucket_policy.configuration',
    ]);
    expect(terraform.one('aws_config_configuration_recorder_status', 'main')).toMatchObject({
      is_enabled: true,
      depends_on: ['aws_config_delivery_channel.main'],
    });
  });

  it('leaves what an account has once to another environment of the account', () => {
    const configuration = { rules: [], globalResources: false };
    const beside = terraformOf(anEnvironment({ audit: { configuration } }));

    expect(beside.one('aws_config_configuration_recorder', 'main')).toMatchObject({
      role_arn:
        'arn:aws:iam::210987654321:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig',
      recording_group: { include_global_resource_types: false },
    });
    expect(beside.list('aws_iam_service_linked_role')).toEqual([]);
  });

  it('asks each rule once the recorder runs (S1-AUD-03)', () => {
    const rules = terraform.all('aws_config_config_rule');

    expect(Object.keys(rules)).toEqual(['encrypted-volumes', 'vpc-flow-logs-enabled']);
    expect(rules['encrypted-volumes']).toEqual({
      name: 'shop-prod-encrypted-volumes',
      source: { owner: 'AWS', source_identifier: 'ENCRYPTED_VOLUMES' },
      depends_on: ['aws_config_configuration_recorder_status.main'],
    });
  });
});
