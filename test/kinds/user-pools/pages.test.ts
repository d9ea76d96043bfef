// Hosted pages at a host name of ours.
import { describe, expect, it } from 'vitest';
import { checkCertificates } from '../../../src/check/planes/hosts/check-certificates.ts';
import { checkRecords } from '../../../src/check/planes/hosts/check-records.ts';
import { environmentRules, landscapeRules } from '../../../src/environment/rules.ts';
import { userPoolPage } from '../../../src/kinds/user-pools/page.ts';
import type { Environment } from '../../../src/model/schema/environment.ts';
import { compiledIn, landscapeOf } from '../../support/a-pair.ts';
import { anEnvironment, type Overrides } from '../../support/an-environment.ts';
import { compiledSmall } from '../../support/compiled-small.ts';
import { findings } from '../../support/findings.ts';
import { terraformFrom, terraformOf } from '../../support/terraform-documents.ts';

function pool(pages: Overrides) {
  const email = { identity: 'shop.io', from: 'Shop <no-reply@shop.io>' };
  return {
    pages,
    email,
    clients: { web: { callbackUrls: ['https://www.shop.io/in'] } },
    purpose: 'Us',
  };
}

function withPages(pages: Overrides, rest: Overrides = {}): Environment {
  return anEnvironment({ userPools: { customers: pool(pages) }, ...rest });
}

const APEX = { host: 'auth.shop.io', parent: '203.0.113.40' };
const BELOW_WWW = { host: 'auth.www.shop.io' };

function faults(environment: Environment, ...others: readonly Environment[]) {
  const landscape = landscapeOf(environment, ...others);
  return findings([
    ...environmentRules.flatMap((rule) => rule(environment)),
    ...landscapeRules.flatMap((rule) => rule(environment, landscape)),
  ]).filter((each) => !each.startsWith('model/alerts') && !each.includes('mail-limit'));
}

describe('pages at a host of ours', () => {
  const terraform = terraformOf(withPages(APEX));
  const domain = terraform.one('aws_cognito_user_pool_domain', 'customers');

  it('have a certificate of us-east-1, and the pool that stack data hands out', () => {
    expect(terraform.stack('data').document['output']).toMatchObject({
      user_pool_ids: { value: { customers: '${aws_cognito_user_pool.customers.id}' } },
    });
    expect(domain).toEqual({
      domain: 'auth.shop.io',
      user_pool_id: '${data.terraform_remote_state.data.outputs.user_pool_ids["customers"]}',
      certificate_arn: '${aws_acm_certificate_validation.user-pool-customers.certificate_arn}',
      depends_on: ['aws_route53_record.user-pool-parent-shop-io'],
    });
    expect(terraform.one('aws_acm_certificate', 'user-pool-customers')).toMatchObject({
      domain_name: 'auth.shop.io',
      provider: 'aws.us-east-1',
    });
    expect(terraform.stack('edge').dependsOn).toContain('data');
  });

  it('are found by A and AAAA, and the name above by its address', () => {
    const record = (key: string) => terraform.one('aws_route53_record', key);
    const alias = {
      evaluate_target_health: false,
      name: '${aws_cognito_user_pool_domain.customers.cloudfront_distribution}',
      zone_id: '${aws_cognito_user_pool_domain.customers.cloudfront_distribution_zone_id}',
    };

    expect(record('user-pool-customers')).toMatchObject({ name: 'auth.shop.io', type: 'A', alias });
    expect(record('user-pool-customers-ipv6')).toMatchObject({ type: 'AAAA', alias });
    expect(record('user-pool-parent-shop-io')).toMatchObject({
      ...{ name: 'shop.io', type: 'A', ttl: 300, records: ['203.0.113.40'] },
    });
  });

  it('need no provider of another region where us-east-1 is that of the environment', () => {
    const zones = ['us-east-1a', 'us-east-1b'];
    const home = withPages(APEX, {
      aws: { region: 'us-east-1', zones },
      cluster: { nodeGroups: { main: { zones } } },
    });

    expect(terraformOf(home).one('aws_acm_certificate', 'user-pool-customers')).not.toHaveProperty(
      'provider',
    );
  });

  it('stand beside those of a prefix', () => {
    const both = terraformOf(
      anEnvironment({ userPools: { customers: { ...pool(APEX), domainPrefix: 'shop-prod' } } }),
    );

    expect(
      both.stacks.map(({ document }) => Object(document['resource']).aws_cognito_user_pool_domain),
    ).toEqual(
      expect.arrayContaining([
        { customers: expect.objectContaining({ domain: 'shop-prod' }) },
        { customers: expect.objectContaining({ domain: 'auth.shop.io' }) },
      ]),
    );
  });

  it('wait for the record of an entrance above them', () => {
    const waits = (pages: Overrides) =>
      terraformOf(withPages(pages)).one('aws_cognito_user_pool_domain', 'customers').depends_on;

    expect(waits(BELOW_WWW)).toEqual(['aws_route53_record.distribution-main']);
    expect(waits({ host: 'auth.origin.shop.io' })).toEqual([
      'aws_route53_record.load-balancer-main',
    ]);
    expect(waits({ host: 'auth.shop.io', parent: 'elsewhere' })).toBeUndefined();
  });

  it('wait for those of another pool, whichever is written first', () => {
    const userPools = { b: pool(APEX), a: pool({ host: 'eu.auth.shop.io' }) };
    const both = terraformOf(anEnvironment({ userPools }));

    expect(both.one('aws_cognito_user_pool_domain', 'a').depends_on).toEqual([
      'aws_route53_record.user-pool-b',
    ]);
    expect(faults(anEnvironment({ userPools }))).toEqual([]);
  });

  it('share the record of a name above', () => {
    const userPools = { a: pool({ ...APEX, host: 'one.shop.io' }), b: pool(APEX) };
    const both = terraformOf(anEnvironment({ userPools }));

    expect(faults(anEnvironment({ userPools }))).toEqual([]);
    expect(both.one('aws_cognito_user_pool_domain', 'a').depends_on).toEqual(
      both.one('aws_cognito_user_pool_domain', 'b').depends_on,
    );
  });

  it('are on the page', () => {
    const [row] = userPoolPage.rows?.(withPages(APEX)) ?? [];

    expect(row?.[1]).toContain('pages at auth.shop.io');
  });
});

describe('rules of pages at a host of ours', () => {
  const PATH = 'userPools.customers.pages';

  it('let the usual pass', () => {
    expect(faults(withPages(APEX))).toEqual([]);
    expect(faults(withPages(BELOW_WWW))).toEqual([]);
  });

  it.each<readonly [string, Overrides, readonly string[]]>([
    [
      'a parent that nobody resolves',
      { host: 'auth.shop.io' },
      [`model/user-pool-parent at value of ${PATH}.host`],
    ],
    [
      'a host outside of the zone',
      { host: 'auth.shop.example', parent: 'elsewhere' },
      [`model/host-outside-zone at value of ${PATH}.host`],
    ],
    [
      'a record above the zone',
      { host: 'shop.io.x.io', parent: '203.0.113.40' },
      [
        `model/host-outside-zone at value of ${PATH}.host`,
        `model/host-outside-zone at value of ${PATH}.parent`,
      ],
    ],
    [
      'the host of a distribution',
      { host: 'www.shop.io', parent: 'elsewhere' },
      [`model/host-duplicate at value of ${PATH}.host`],
    ],
    [
      'a second record of an entrance',
      { ...BELOW_WWW, parent: '203.0.113.40' },
      [`model/host-duplicate at value of ${PATH}.parent`],
    ],
  ])('refuse %s', (_, pages, found) => {
    expect(faults(withPages(pages))).toEqual(found);
  });

  it('refuse two addresses of one name, and one host of two pools', () => {
    const two = (one: Overrides) =>
      faults(anEnvironment({ userPools: { a: pool(APEX), b: pool(one) } }));

    expect(two({ host: 'in.shop.io', parent: '203.0.113.41' })).toEqual([
      'model/host-duplicate at value of userPools.b.pages.parent',
    ]);
    expect(two(APEX)).toEqual(['model/host-duplicate at value of userPools.b.pages.host']);
  });

  it('refuse a host where there is no zone', () => {
    const edge = { zone: null, loadBalancers: null, distributions: null };

    expect(faults(withPages(APEX, { edge }))).toEqual([
      `model/zone-missing at value of ${PATH}.host`,
      `model/zone-missing at value of ${PATH}.parent`,
    ]);
  });

  it.each(['shop.io', 'Auth.shop.io', `${'a'.repeat(60)}.shop.io`])('take no %s', (host) => {
    expect(() => withPages({ host })).toThrow();
  });
});

describe('pages in a zone of another environment', () => {
  const prod = anEnvironment();
  const edge = { zone: null, zoneOf: 'shop/prod', loadBalancers: null, distributions: null };
  const lab = (pages: Overrides) => withPages(pages, { environment: 'lab', edge });

  it('wait for what it makes of the name above', () => {
    const one = lab(BELOW_WWW);
    const { stacks } = compiledIn(one, landscapeOf(prod, one));

    expect(faults(one, prod)).toEqual([]);
    expect(terraformFrom(stacks).stack('edge').dependsOnOthers).toEqual([
      { environment: 'shop/prod', stack: 'dns' },
      { environment: 'shop/prod', stack: 'edge' },
    ]);
  });

  it('take no host of it, and it none of theirs', () => {
    const duplicate = 'model/host-duplicate at value of userPools.customers.pages.host';

    expect(faults(lab({ host: 'www.shop.io', parent: 'elsewhere' }), prod)).toEqual([duplicate]);
    expect(faults(lab(APEX), withPages(APEX))).toEqual([
      duplicate,
      'model/host-duplicate at value of userPools.customers.pages.parent',
    ]);
  });
});

describe('checks of pages at a host of ours', () => {
  const compiled = () => structuredClone(compiledSmall({ userPools: { customers: pool(APEX) } }));
  const edgeOf = ({ stacks }: ReturnType<typeof compiled>) =>
    Object(stacks.find(({ stack }) => stack === 'edge')?.document['resource']);

  it('find nothing in what is compiled', () => {
    expect(findings([...checkCertificates(compiled()), ...checkRecords(compiled())])).toEqual([]);
  });

  it('find a certificate of another host', () => {
    const input = compiled();
    edgeOf(input).aws_acm_certificate['user-pool-customers'].domain_name = 'www.shop.io';

    expect(findings(checkCertificates(input))).toEqual([
      'check/certificate-host at value of userPools.customers.pages.host',
    ]);
  });

  it('find a host without a record', () => {
    const input = compiled();
    delete edgeOf(input).aws_route53_record['user-pool-customers'];

    expect(findings(checkRecords(input))).toEqual([
      'check/record-missing at value of userPools.customers.pages.host',
    ]);
  });
});
