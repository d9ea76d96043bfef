// What the design of the landing zone states about the organization, its secrets, keys and audit.
import { describe, expect, it } from 'vitest';
import { systemOf } from '../../support/system.ts';

const management = systemOf('landing-zone/management');
const hub = systemOf('landing-zone/network');
const shared = systemOf('landing-zone/shared-services');
const dev = systemOf('landing-zone/dev');
const staging = systemOf('landing-zone/staging');
const prod = systemOf('landing-zone/prod');
const standby = systemOf('landing-zone/prod-dr');
const workloads = [dev, staging, prod];
const everywhere = [management, hub, shared, ...workloads, standby];

const page = management.text('README.md');

describe('landing-zone: organization', () => {
  it('has all features, and with them one bill (S1-ORG-01, S1-ORG-02)', () => {
    expect(management.terraform.list('aws_organizations_organization')).toEqual([
      expect.objectContaining({ feature_set: 'ALL' }),
    ]);
    expect(page).toContain('One bill for all accounts is a feature of the organization');
  });

  it('is held by Service Control Policies at its root (S1-ORG-03)', () => {
    const policies: Readonly<Record<string, { type: string }>> = management.terraform.all(
      'aws_organizations_policy',
    );
    const attachments: readonly { policy_id: string; target_id: string }[] =
      management.terraform.list('aws_organizations_policy_attachment');

    expect(Object.keys(policies)).toEqual(['audit', 'membership', 'regions']);
    for (const [key, { type }] of Object.entries(policies)) {
      expect(type).toBe('SERVICE_CONTROL_POLICY');
      expect(attachments).toContainEqual({
        policy_id: `\${aws_organizations_policy.${key}.id}`,
        target_id: '${aws_organizations_organization.main.roots[0].id}',
      });
    }
    expect(management.environment.deviations['organization.guardrails']?.refs).toEqual(['F-S1-31']);
  });

  it('lets nobody switch off what records, leave, or work in a third region', () => {
    const { document } = management.terraform.stack('organization');
    const refusals = JSON.stringify(document['data']);

    for (const refused of [
      'cloudtrail:StopLogging',
      'config:StopConfigurationRecorder',
      'guardduty:DeleteDetector',
      'organizations:LeaveOrganization',
      'aws:RequestedRegion',
    ]) {
      expect(refusals).toContain(refused);
    }
  });

  it('has five member accounts (S1-ORG-04)', () => {
    const accounts: Readonly<Record<string, { name: string; parent_id: string }>> =
      management.terraform.all('aws_organizations_account');

    expect(Object.values(accounts).map(({ name }) => name)).toEqual([
      'Development',
      'Network',
      'Production',
      'Shared Services',
      'Staging',
    ]);
    for (const { parent_id } of Object.values(accounts)) {
      expect(parent_id).toMatch(
        /aws_organizations_organizational_unit\.(infrastructure|workloads)/,
      );
    }
  });
});

describe('landing-zone: secrets and keys', () => {
  it('keeps what several accounts use among the shared services (S1-SEC-01)', () => {
    const readers = shared.terraform.policy('secret-partners');

    expect(shared.terraform.one('aws_secretsmanager_secret', 'secret-partners').name).toBe(
      'landing-zone/shared-services/secrets/partners',
    );
    expect(
      shared.terraform.one('aws_secretsmanager_secret_policy', 'secret-partners'),
    ).toMatchObject({ block_public_policy: true });
    for (const { environment } of workloads) {
      expect(JSON.stringify(readers)).toContain(environment.aws.account);
    }
    expect(shared.environment.deviations['secrets']?.refs).toEqual(['F-S1-11']);
  });

  it('has keys that rotate, each by a name (S1-SEC-02)', () => {
    const keys: Readonly<Record<string, { enable_key_rotation: boolean }>> =
      shared.terraform.all('aws_kms_key');

    expect(Object.keys(keys)).toEqual(expect.arrayContaining(['data', 'observability', 'storage']));
    expect(Object.keys(shared.terraform.all('aws_kms_alias')).sort()).toEqual(
      Object.keys(keys).sort(),
    );
    for (const { enable_key_rotation } of Object.values(keys)) {
      expect(enable_key_rotation).toBe(true);
    }
  });
});

describe('landing-zone: audit', () => {
  it('collects AWS Config of all accounts among the shared services (S1-AUD-01)', () => {
    const { organization_aggregation_source: source } = shared.terraform.one(
      'aws_config_configuration_aggregator',
      'main',
    );

    expect(source).toMatchObject({ all_regions: true });
    expect(shared.terraform.list('aws_config_configuration_recorder')).toHaveLength(1);
    expect(
      management.terraform.one('aws_organizations_delegated_administrator', 'config').account_id,
    ).toBe('${aws_organizations_account.shared-services.id}');
  });

  it('watches all accounts with GuardDuty of the shared services (S1-AUD-02)', () => {
    expect(shared.terraform.list('aws_guardduty_detector')).toHaveLength(1);
    expect(shared.terraform.one('aws_guardduty_organization_configuration', 'main')).toMatchObject({
      auto_enable_organization_members: 'ALL',
    });
    expect(
      management.terraform.one('aws_guardduty_organization_admin_account', 'main').admin_account_id,
    ).toBe('${aws_organizations_account.shared-services.id}');
  });

  it('holds every environment against rules of AWS Config (S1-AUD-03)', () => {
    for (const { terraform } of everywhere) {
      expect(terraform.list('aws_config_config_rule').length).toBeGreaterThan(0);
      expect(terraform.one('aws_config_configuration_recorder_status', 'main').is_enabled).toBe(
        true,
      );
    }
  });

  it('has a detector in every environment (S1-AUD-04)', () => {
    for (const { terraform } of everywhere) {
      expect(terraform.list('aws_guardduty_detector')).toEqual([
        expect.objectContaining({ enable: true }),
      ]);
    }
  });

  it('records what GuardDuty sees in the recovery region, where nobody administers it', () => {
    expect(Object.keys(standby.terraform.all('aws_guardduty_detector_feature'))).toEqual([
      'eks-audit-logs',
      'rds-login-events',
      's3-data-events',
    ]);
    expect(prod.terraform.all('aws_guardduty_detector_feature')).toEqual({});
  });

  it('records API calls of the whole organization (S1-AUD-05)', () => {
    expect(management.terraform.list('aws_cloudtrail')).toEqual([
      expect.objectContaining({ is_organization_trail: true, is_multi_region_trail: true }),
    ]);
  });
});

describe('landing-zone: timeline', () => {
  it.each([
    [
      'S1-TL-01',
      'shutdown of development (2025-01-20, 3 days), spot in development (2025-01-23, 5 days)',
    ],
    ['S1-TL-02', 'KEDA (2025-02-09, 5 days), fewer NAT gateways (2025-02-14, 2 days)'],
    ['S1-TL-03', 'ElastiCache (2025-02-25, 5 days), Istio (2025-03-02, 3 days)'],
    ['S1-TL-07', 'reviewed every quarter, first on 2025-03-31'],
    ['S1-DOC-01', 'Version 1.0, created 2025-08-16, next review Q2 2025'],
  ])('%s: stands on the page of the management account: %s', (_, words) => {
    expect(page).toContain(words);
  });

  it('recommends sizes, of machines and of pods (S1-TL-06)', () => {
    expect(
      management.terraform.one('aws_computeoptimizer_enrollment_status', 'main'),
    ).toMatchObject({ status: 'Active', include_member_accounts: true });
    for (const { objects } of workloads) {
      expect(objects('VerticalPodAutoscaler')).toHaveLength(1);
    }
  });
});
