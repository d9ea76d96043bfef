import { describe, expect, it } from 'vitest';
import { checkWebAcls } from '../../../../src/environment/rules/edge/web-acls.ts';
import { checkUploads } from '../../../../src/kinds/buckets/rules/uploads.ts';
import { anEnvironment, aService, type Overrides } from '../../../support/an-environment.ts';
import { findings } from '../../../support/findings.ts';

const COMMON = 'AWSManagedRulesCommonRuleSet';

function withAcl(acl: Overrides, overrides: Overrides = {}, target: Overrides = {}) {
  return anEnvironment({
    ...overrides,
    edge: {
      loadBalancers: { main: { targets: { web: target } } },
      webAcls: {
        site: {
          protects: 'distribution/main',
          managedRules: [COMMON],
          rateLimit: { requests: 2000 },
          ...acl,
        },
      },
    },
  });
}

describe('checkWebAcls', () => {
  const check = (...args: Parameters<typeof withAcl>) => checkWebAcls(withAcl(...args));
  const at = 'edge.webAcls.site.ruleOverrides';

  it('accepts rules of the groups that are there', () => {
    expect(check({ ruleOverrides: { SizeRestrictions_BODY: 'count' } })).toEqual([]);
  });

  it('reports a rule that no group has, with the one that was meant', () => {
    const found = check({ ruleOverrides: { SizeRestriction_BODY: 'count' } });

    expect(findings(found)).toEqual([
      `model/web-acl-rule-unknown at key of ${at}.SizeRestriction_BODY`,
    ]);
    expect(found[0]?.hint).toContain('SizeRestrictions_BODY');
  });

  it('reports a rule of a group that is not there', () => {
    expect(findings(check({ ruleOverrides: { SQLi_BODY: 'count' } }))).toEqual([
      `model/web-acl-rule-absent at key of ${at}.SQLi_BODY`,
    ]);
  });

  it('reports uploads that are announced and blocked', () => {
    const acl = { ruleOverrides: { SizeRestrictions_BODY: 'block' } };

    expect(findings(check(acl, {}, { maxBodySize: '1Mi' }))).toEqual([
      `model/web-acl-blocks-uploads at value of ${at}.SizeRestrictions_BODY`,
    ]);
    expect(check(acl, {}, { maxBodySize: '8Ki' })).toEqual([]);
  });
});

describe('checkUploads', () => {
  const check = (...args: Parameters<typeof withAcl>) => findings(checkUploads(withAcl(...args)));
  const unsaid = 'model/body-size-unsaid at key of edge.loadBalancers.main.targets.web';

  it.each(['distribution/main', 'load-balancer/main'])('asks for a size behind %s', (protects) => {
    expect(check({ protects })).toEqual([unsaid]);
    expect(check({ protects }, {}, { maxBodySize: '8Ki' })).toEqual([]);
  });

  it('follows calls to the service that writes', () => {
    const behind = (use: string) => ({
      services: {
        web: { uses: { services: ['media'], buckets: null } },
        media: aService({ uses: { buckets: { media: use } } }),
      },
    });

    expect(check({}, behind('write'))).toEqual([unsaid]);
    expect(check({}, behind('read'))).toEqual([]);
  });

  it('asks for nothing where large bodies pass, or it is said that they do not', () => {
    expect(check({ managedRules: ['AWSManagedRulesSQLiRuleSet'] })).toEqual([]);
    expect(check({ ruleOverrides: { SizeRestrictions_BODY: 'count' } })).toEqual([]);
  });
});
