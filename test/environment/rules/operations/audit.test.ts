import { describe, expect, it } from 'vitest';
import { checkNames } from '../../../../src/environment/rules/names.ts';
import { checkAudit } from '../../../../src/environment/rules/operations/audit.ts';
import { checkReferences } from '../../../../src/environment/rules/references.ts';
import { anEnvironment } from '../../../support/an-environment.ts';
import { findings } from '../../../support/findings.ts';

describe('audit', () => {
  it('wants configuration recorded where standards judge by it (S2-AUD-02)', () => {
    const securityHub = { standards: ['pci-dss'] };

    expect(findings(checkAudit(anEnvironment({ audit: { securityHub } })))).toEqual([
      'model/standards-unrecorded at key of audit.securityHub',
    ]);
    expect(checkAudit(anEnvironment({ audit: { securityHub, configuration: {} } }))).toEqual([]);
  });

  it('knows the buckets whose objects are logged', () => {
    const environment = anEnvironment({ audit: { trail: { dataEvents: ['media', 'mdia'] } } });

    expect(findings(checkReferences(environment))).toEqual([
      'model/unknown-target at value of audit.trail.dataEvents[1]',
    ]);
  });

  it.each([
    ['trail', 'trail'],
    ['configuration', 'configuration'],
  ])('keeps the name of the bucket of its %s', (part, key) => {
    const buckets = { [key]: { purpose: 'Something else' } };

    expect(findings(checkNames(anEnvironment({ buckets, audit: { [part]: {} } })))).toEqual([
      `model/name-conflict at key of buckets.${key}`,
    ]);
    expect(checkNames(anEnvironment({ buckets }))).toEqual([]);
  });
});

describe('checkAudit of GuardDuty', () => {
  const check = (audit: object, overrides: object = {}) =>
    findings(checkAudit(anEnvironment({ audit, ...overrides })));

  it('accepts plans and findings of a detector that somebody hears', () => {
    const audit = { threatDetection: true, protectionPlans: ['malware'], findings: 'high' };

    expect(check(audit)).toEqual([]);
    expect(check({ threatDetection: 'member', findings: 'high' })).toEqual([]);
  });

  it.each([false, 'member'])('refuses plans where it is %s', (threatDetection) => {
    expect(check({ threatDetection, protectionPlans: ['malware'] })).toEqual([
      'model/protection-plans-unwatched at value of audit.protectionPlans',
    ]);
  });

  it('refuses findings of no detector', () => {
    expect(check({ findings: 'low' })).toEqual([
      'model/findings-absent at value of audit.findings',
    ]);
  });

  it('refuses findings that nobody hears', () => {
    const observability = { notify: { emails: { 'on-call': null } } };

    expect(check({ threatDetection: true, findings: 'low' }, { observability })).toEqual([
      'model/findings-unheard at value of audit.findings',
    ]);
  });
});
