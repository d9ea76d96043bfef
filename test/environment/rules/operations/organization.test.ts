import { describe, expect, it } from 'vitest';
import { checkAudit } from '../../../../src/environment/rules/operations/audit.ts';
import { checkOrganization } from '../../../../src/environment/rules/operations/organization.ts';
import { checkReferences } from '../../../../src/environment/rules/references.ts';
import { checkSecrets } from '../../../../src/kinds/secrets/rules.ts';
import { anEnvironment, type Overrides } from '../../../support/an-environment.ts';
import { findings } from '../../../support/findings.ts';

function found(organization: Overrides): readonly string[] {
  return findings(checkOrganization(anEnvironment({ organization })));
}

function unknown(organization: Overrides): readonly string[] {
  return findings(checkReferences(anEnvironment({ organization })));
}

const account = { email: 'aws@shop.io', title: 'Some' };

describe('units', () => {
  it('have no circle and at most five levels (S1-ORG-04)', () => {
    const five = {
      one: {},
      two: { parent: 'one' },
      three: { parent: 'two' },
      four: { parent: 'three' },
      five: { parent: 'four' },
    };

    expect(found({ units: five })).toEqual([]);
    expect(found({ units: { ...five, six: { parent: 'five' } } })).toEqual([
      'model/unit-depth at value of organization.units.six.parent',
    ]);
    expect(found({ units: { one: { parent: 'one' }, below: { parent: 'one' } } })).toEqual([
      'model/unit-cycle at value of organization.units.one.parent',
    ]);
  });

  it('have names of their own below one parent, and not that of the root', () => {
    const units = { one: { name: 'Same' }, two: { name: 'Same' } };

    expect(found({ units })).toEqual(['model/name-conflict at key of organization.units.two']);
    expect(found({ units: { ...units, two: { name: 'Same', parent: 'one' } } })).toEqual([]);
    expect(found({ units: { root: {} } })).toEqual([
      'model/name-conflict at key of organization.units.root',
    ]);
  });

  it('are known wherever they are named', () => {
    expect(
      unknown({
        units: { one: { parent: 'zero' } },
        accounts: { some: { ...account, unit: 'zero' } },
        guardrails: { stay: { kind: 'denyLeave', targets: ['root', 'one', 'some'] } },
      }),
    ).toEqual([
      'model/unknown-target at value of organization.units.one.parent',
      'model/unknown-target at value of organization.accounts.some.unit',
      'model/unknown-target at value of organization.guardrails.stay.targets[2]',
    ]);
  });
});

describe('accounts', () => {
  it('have an address each, however it is written', () => {
    const accounts = { one: account, two: { ...account, email: 'AWS@shop.io' } };

    expect(found({ accounts })).toEqual([
      'model/account-email-duplicate at value of organization.accounts.two.email',
    ]);
  });

  it('that administer a service are members (S1-AUD-02)', () => {
    const delegatedAdministrators = {
      guardduty: 'one',
      backup: 'two',
      config: '310987654321',
      sso: '210987654321',
    };

    expect(unknown({ accounts: { one: account }, delegatedAdministrators })).toEqual([
      'model/unknown-target at value of organization.delegatedAdministrators.backup',
    ]);
    expect(found({ delegatedAdministrators })).toEqual([
      'model/delegate-is-management at value of organization.delegatedAdministrators.sso',
    ]);
  });
});

describe('guardrails', () => {
  const stays = (count: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        `stay-${index}`,
        { kind: 'denyLeave', targets: ['root'] },
      ]),
    );
  const large = (resources: number) => ({
    large: {
      kind: 'deny',
      targets: ['root'],
      statements: {
        all: {
          actions: ['s3:*'],
          resources: Array.from(
            { length: resources },
            (_, index) => `arn:aws:s3:::${String(index).padStart(80, 'a')}`,
          ),
        },
      },
    },
  });

  it('leave room for the policy that AWS attaches itself (S1-ORG-03)', () => {
    expect(found({ guardrails: stays(9) })).toEqual([]);
    expect(found({ guardrails: stays(10) })).toEqual([
      'model/guardrail-count at key of organization.guardrails',
    ]);
  });

  it('are not larger than AWS takes, and not empty (S1-ORG-03)', () => {
    expect(found({ guardrails: large(100) })).toEqual([]);
    expect(found({ guardrails: large(110) })).toEqual([
      'model/guardrail-size at key of organization.guardrails.large',
    ]);
    expect(
      found({ guardrails: { none: { kind: 'deny', statements: {}, targets: ['root'] } } }),
    ).toEqual(['model/guardrail-empty at key of organization.guardrails.none']);
  });
});

describe('what is done for all accounts', () => {
  it('is logged only where the organization is (S1-AUD-05)', () => {
    const audit = { trail: { scope: 'organization' } };

    expect(findings(checkAudit(anEnvironment({ audit })))).toEqual([
      'model/organization-missing at value of audit.trail.scope',
    ]);
    expect(checkAudit(anEnvironment({ audit, organization: {} }))).toEqual([]);
  });

  it('is done here as well (S1-AUD-02)', () => {
    const audit = { threatDetection: true, administers: ['threatDetection', 'configuration'] };

    expect(findings(checkAudit(anEnvironment({ audit })))).toEqual([
      'model/administered-absent at value of audit.administers[1]',
    ]);
    const member = { threatDetection: 'member', administers: ['threatDetection'] };
    expect(findings(checkAudit(anEnvironment({ audit: member })))).toEqual([
      'model/administered-absent at value of audit.administers[0]',
    ]);
  });

  it('does not open a secret to its own account (S1-SEC-01)', () => {
    const signing = { keys: ['KEY'], purpose: 'Signs', readers: ['310987654321', '210987654321'] };

    expect(findings(checkSecrets(anEnvironment({ secrets: { signing } })))).toEqual([
      'model/secret-reader-own at value of secrets.signing.readers[1]',
    ]);
  });
});
