import { describe, expect, it } from 'vitest';
import { checkBypasses } from '../../../../src/environment/rules/edge/bypasses.ts';
import { anEnvironment, type Overrides } from '../../../support/an-environment.ts';
import { findings } from '../../../support/findings.ts';

interface Case {
  readonly protects?: readonly string[];
  readonly source?: string;
  readonly rateLimit?: Overrides;
  readonly distribution?: Overrides;
}

function check({ protects = [], source, rateLimit = {}, distribution = {} }: Case) {
  const acl = (what: string) => ({
    protects: what,
    managedRules: ['AWSManagedRulesSQLiRuleSet'],
    rateLimit: { requests: 2000, ...rateLimit },
  });
  const webAcls = Object.fromEntries(protects.map((what, index) => [`acl-${index}`, acl(what)]));
  const loadBalancers = { main: source ? { source } : {} };
  const distributions = { main: distribution };
  return findings(
    checkBypasses(anEnvironment({ edge: { webAcls, loadBalancers, distributions } })),
  );
}

const [DISTRIBUTION, BALANCER] = ['distribution/main', 'load-balancer/main'];
const bypass = 'model/origin-bypass at key of edge.loadBalancers.main';

describe('checkBypasses', () => {
  it('reports an origin that everybody reaches past the web ACL of its distribution', () => {
    expect(check({ protects: [DISTRIBUTION] })).toEqual([bypass]);
    expect(check({ protects: [DISTRIBUTION], source: 'cloudfront' })).toEqual([]);
  });

  it('reports an origin that everybody reaches past the countries of its distribution', () => {
    expect(check({ distribution: { geoRestriction: { countries: ['KP'] } } })).toEqual([bypass]);
  });

  it('has nothing to say where the distribution refuses nobody', () => {
    expect(check({})).toEqual([]);
  });

  it('reports a limit by a header that everybody can write', () => {
    const protects = [DISTRIBUTION, BALANCER];

    expect(check({ protects })).toEqual([
      'model/forwarded-address-forged at key of edge.webAcls.acl-1.rateLimit',
    ]);
    expect(check({ protects, rateLimit: { requestsOfSender: 50_000 } })).toEqual([]);
    expect(check({ protects, source: 'cloudfront' })).toEqual([]);
  });
});
