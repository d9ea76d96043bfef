import { describe, expect, it } from 'vitest';
import { guardrailSize } from '../../src/model/operations/guardrails.ts';
import { anEnvironment, type Overrides } from '../support/an-environment.ts';
import { terraformOf } from '../support/terraform-documents.ts';

const ORGANIZATION = {
  units: { infrastructure: {}, workloads: {}, live: { parent: 'workloads', name: 'Live' } },
  accounts: {
    network: { email: 'aws-network@shop.io', unit: 'infrastructure', title: 'Network' },
    shared: { email: 'aws-shared@shop.io', unit: 'infrastructure', title: 'Shared services' },
    dev: { email: 'aws-dev@shop.io', unit: 'workloads', title: 'Development' },
    staging: { email: 'aws-staging@shop.io', unit: 'workloads', title: 'Staging' },
    prod: { email: 'aws-prod@shop.io', unit: 'live', title: 'Production' },
    spare: { email: 'aws-spare@shop.io', title: 'Spare' },
  },
  guardrails: {
    audited: { kind: 'protectAudit', targets: ['root'], exemptRoles: ['break-glass', 'atlantis'] },
    stay: { kind: 'denyLeave', targets: ['root'] },
    regions: {
      kind: 'regions',
      allow: ['us-west-2', 'us-east-1'],
      targets: ['workloads', 'infrastructure'],
    },
    'no-users': {
      kind: 'deny',
      targets: ['live'],
      exemptRoles: ['break-glass'],
      statements: {
        'no-users': { actions: ['iam:CreateUser', 'iam:CreateAccessKey'] },
        'no-2fa': {
          actions: ['iam:DeactivateMFADevice'],
          resources: ['arn:aws:iam::*:mfa/*'],
          conditions: { ArnNotLike: { 'aws:PrincipalTag/team': ['security'] } },
        },
      },
    },
  },
  delegatedAdministrators: {
    guardduty: 'shared',
    securityhub: 'shared',
    config: 'shared',
    backup: '310987654321',
  },
};

function organized(organization: Overrides = ORGANIZATION, others: Overrides = {}) {
  return terraformOf(anEnvironment({ organization, ...others }));
}

const terraform = organized();
const organization = (other: ReturnType<typeof organized> = terraform) =>
  other.one('aws_organizations_organization', 'main');

describe('stack organization', () => {
  it('is there only where the organization is', () => {
    expect(terraform.stacks.map(({ stack }) => stack)).toContain('organization');
    expect(terraformOf(anEnvironment()).stacks.map(({ stack }) => stack)).not.toContain(
      'organization',
    );
  });

  it('has all features, which one bill is one of, and policies (S1-ORG-01, S1-ORG-02)', () => {
    expect(organization()).toMatchObject({
      feature_set: 'ALL',
      enabled_policy_types: ['SERVICE_CONTROL_POLICY'],
      lifecycle: { prevent_destroy: true },
    });
  });

  it('hands on the ids of the accounts (S1-ORG-04)', () => {
    const { output } = terraform.stack('organization').document as {
      output: Record<string, { value: unknown }>;
    };

    expect(output['id']?.value).toBe(`\${aws_organizations_organization.main.id}`);
    expect(output['account_ids']?.value).toMatchObject({
      dev: `\${aws_organizations_account.dev.id}`,
      prod: `\${aws_organizations_account.prod.id}`,
    });
  });
});

describe('services that may act in all accounts', () => {
  it('are those that something here needs', () => {
    expect(organization().aws_service_access_principals).toEqual([
      'backup.amazonaws.com',
      'config.amazonaws.com',
      'guardduty.amazonaws.com',
      'ram.amazonaws.com',
      'securityhub.amazonaws.com',
    ]);
    const bare = { resourceSharing: false };
    expect(organization(organized(bare)).aws_service_access_principals).toEqual([]);
  });

  it('are CloudTrail and AWS Config where the audit works for all, and what is added', () => {
    const audit = {
      trail: { scope: 'organization' },
      configuration: {},
      administers: ['configuration'],
    };
    const trusted = { resourceSharing: false, trustedServices: ['ipam.amazonaws.com'] };

    expect(organization(organized(trusted, { audit })).aws_service_access_principals).toEqual([
      'cloudtrail.amazonaws.com',
      'config.amazonaws.com',
      'ipam.amazonaws.com',
    ]);
  });

  it('are Compute Optimizer where it recommends sizes for all (S1-TL-06)', () => {
    const principals = (scope: string) =>
      organization(organized({ resourceSharing: false }, { cost: { scope, rightsizing: true } }))
        .aws_service_access_principals;

    expect(principals('organization')).toEqual(['compute-optimizer.amazonaws.com']);
    expect(principals('account')).toEqual([]);
  });

  it('share through AWS RAM without invitations unless told not to (S1-NET-03)', () => {
    expect(terraform.one('aws_ram_sharing_with_organization', 'main').depends_on).toEqual([
      'aws_organizations_organization.main',
    ]);
    expect(organized({ resourceSharing: false }).list('aws_ram_sharing_with_organization')).toEqual(
      [],
    );
  });
});

describe('units and accounts', () => {
  const root = `\${aws_organizations_organization.main.roots[0].id}`;

  it('are a tree below the root (S1-ORG-04)', () => {
    // Accounts move out of a unit before it goes.
    const lifecycle = { create_before_destroy: true };
    expect(terraform.all('aws_organizations_organizational_unit')).toEqual({
      infrastructure: { name: 'infrastructure', parent_id: root, lifecycle },
      live: {
        ...{ name: 'Live', lifecycle },
        parent_id: `\${aws_organizations_organizational_unit.workloads.id}`,
      },
      workloads: { name: 'workloads', parent_id: root, lifecycle },
    });
    expect(terraform.one('aws_organizations_account', 'spare').parent_id).toBe(root);
  });

  it('never closes an account (S1-ORG-04)', () => {
    expect(terraform.list('aws_organizations_account')).toHaveLength(6);
    expect(terraform.one('aws_organizations_account', 'prod')).toEqual({
      name: 'Production',
      email: 'aws-prod@shop.io',
      parent_id: `\${aws_organizations_organizational_unit.live.id}`,
      close_on_deletion: false,
      lifecycle: { prevent_destroy: true },
    });
  });
});

describe('guardrails', () => {
  it('are service control policies, sent without white space (S1-ORG-03, F-S1-31)', () => {
    expect(terraform.one('aws_organizations_policy', 'stay')).toEqual({
      name: 'shop-prod-stay',
      type: 'SERVICE_CONTROL_POLICY',
      content: `\${data.aws_iam_policy_document.stay.minified_json}`,
      depends_on: ['aws_organizations_organization.main'],
    });
  });

  it('are attached to each of their targets (S1-ORG-03)', () => {
    const attachments = terraform.all('aws_organizations_policy_attachment');

    expect(Object.keys(attachments)).toEqual([
      'audited--root',
      'no-users--live',
      'regions--infrastructure',
      'regions--workloads',
      'stay--root',
    ]);
    expect(attachments['regions--workloads']).toEqual({
      policy_id: `\${aws_organizations_policy.regions.id}`,
      target_id: `\${aws_organizations_organizational_unit.workloads.id}`,
    });
    expect(attachments['stay--root'].target_id).toContain('roots[0].id');
  });

  it('keep the audit on, but for the roles that are exempt', () => {
    const { ProtectAudit } = terraform.policy('audited');

    for (const action of [
      'cloudtrail:StopLogging',
      'cloudtrail:DeleteTrail',
      'guardduty:DeleteDetector',
      'config:StopConfigurationRecorder',
    ]) {
      expect(ProtectAudit.actions).toContain(action);
    }
    expect(ProtectAudit.effect).toBe('Deny');
    expect(ProtectAudit.condition).toEqual([
      {
        test: 'ArnNotLike',
        variable: 'aws:PrincipalARN',
        values: ['arn:aws:iam::*:role/atlantis', 'arn:aws:iam::*:role/break-glass'],
      },
    ]);
  });

  it('keep accounts in, whoever asks', () => {
    expect(terraform.policy('stay')['DenyLeave']).toEqual({
      sid: 'DenyLeave',
      effect: 'Deny',
      actions: ['organizations:LeaveOrganization'],
      resources: ['*'],
    });
  });

  it('refuse other regions, save for services that have none', () => {
    const { Regions } = terraform.policy('regions');

    expect(Regions.actions).toBeUndefined();
    expect(Regions.not_actions).toEqual(
      expect.arrayContaining(['iam:*', 'sts:*', 'cloudfront:*', 'route53:*', 'organizations:*']),
    );
    expect(Regions.condition).toEqual([
      {
        test: 'StringNotEquals',
        variable: 'aws:RequestedRegion',
        values: ['us-east-1', 'us-west-2'],
      },
    ]);
  });

  it('say what an environment adds of its own, and keep its conditions', () => {
    const statements = terraform.policy('no-users');

    expect(Object.keys(statements)).toEqual(['noX2fa', 'NoUsers']);
    expect(statements['noX2fa'].condition).toEqual([
      { test: 'ArnNotLike', variable: 'aws:PrincipalTag/team', values: ['security'] },
      {
        test: 'ArnNotLike',
        variable: 'aws:PrincipalARN',
        values: ['arn:aws:iam::*:role/break-glass'],
      },
    ]);
  });

  it('are measured as they are sent', () => {
    const { organization: parsed } = anEnvironment({ organization: ORGANIZATION });
    const stay = parsed?.guardrails['stay'];
    const sent =
      '{"Version":"2012-10-17","Statement":[{"Sid":"DenyLeave","Effect":"Deny","Action":"organizations:LeaveOrganization","Resource":"*"}]}';

    expect(stay && guardrailSize(stay)).toBe(sent.length);
  });
});

describe('delegated administrators', () => {
  const shared = `\${aws_organizations_account.shared.id}`;

  it('are registered by the call of each service (S1-AUD-01, S1-AUD-02)', () => {
    const depends_on = ['aws_organizations_organization.main'];

    expect(terraform.one('aws_guardduty_organization_admin_account', 'main')).toEqual({
      admin_account_id: shared,
      depends_on,
    });
    expect(terraform.one('aws_securityhub_organization_admin_account', 'main')).toEqual({
      admin_account_id: shared,
      depends_on,
    });
    expect(terraform.all('aws_organizations_delegated_administrator')).toEqual({
      backup: {
        account_id: '310987654321',
        service_principal: 'backup.amazonaws.com',
        depends_on,
      },
      config: { account_id: shared, service_principal: 'config.amazonaws.com', depends_on },
    });
  });
});
