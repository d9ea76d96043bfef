import { describe, expect, it } from 'vitest';
import { checkEnvironment } from '../../../src/check/check-environment.ts';
import { compiledIn, landscapeOf } from '../../support/a-pair.ts';
import { anEnvironment } from '../../support/an-environment.ts';
import { compiledSmall } from '../../support/compiled-small.ts';
import { terraformFrom, terraformOf } from '../../support/terraform-documents.ts';

const ID = 'Z0123456789ABCDEFGHIJ';

function zoneWith(existingZone: object) {
  return terraformOf(anEnvironment({ edge: { existingZone } }));
}

describe('a zone that stands already', () => {
  it('is found by its name among the public ones, or by its id', () => {
    const document = zoneWith({}).stack('dns').document;

    expect(document['resource']).toBeUndefined();
    expect(document['data']).toMatchObject({
      aws_route53_zone: { main: { name: 'shop.io', private_zone: false } },
    });
    expect(zoneWith({ id: ID }).stack('dns').document['data']).toEqual({
      aws_route53_zone: { main: { zone_id: ID, lifecycle: expect.anything() } },
    });
  });

  it('is proven to be public, and to have the name that is written', () => {
    const [zone] = Object.values(
      Object(zoneWith({ id: ID }).stack('dns').document['data']).aws_route53_zone,
    );

    expect(zone).toMatchObject({
      lifecycle: {
        postcondition: [
          { condition: '${self.name == "shop.io"}' },
          { condition: '${!self.private_zone}' },
        ],
      },
    });
  });

  it('is handed out as one that is made is', () => {
    const edge = zoneWith({}).stack('edge').document;

    expect(zoneWith({}).stack('dns').document['output']).toEqual({
      zone_id: { value: '${data.aws_route53_zone.main.zone_id}' },
    });
    expect(edge).toEqual(terraformOf(anEnvironment()).stack('edge').document);
  });

  it('may be delegated by a zone of ours, and delegate', () => {
    const above = anEnvironment({
      edge: { existingZone: {}, delegations: { test: { environment: 'shop/test' } } },
    });
    const below = anEnvironment({
      environment: 'test',
      edge: {
        ...{ existingZone: {}, zone: 'test.shop.io', delegatedBy: 'shop/prod' },
        ...{ distributions: { main: null }, loadBalancers: { main: null } },
      },
    });
    const landscape = landscapeOf(above, below);
    const of = (each: typeof above) => terraformFrom(compiledIn(each, landscape).stacks);

    expect(of(below).stack('dns').document['output']).toMatchObject({
      name_servers: { value: '${data.aws_route53_zone.main.name_servers}' },
    });
    expect(of(above).one('aws_route53_record', 'delegation-test')).toMatchObject({
      zone_id: '${data.terraform_remote_state.dns.outputs.zone_id}',
    });
  });

  it('is the only one that controllers may write into, where its id is written', () => {
    const addons = { 'external-dns': {} };
    const policies = (existingZone: object | null) =>
      JSON.stringify(
        terraformOf(anEnvironment({ addons, edge: { existingZone } })).stack('identity').document,
      );

    expect(policies({ id: ID })).toContain(`arn:aws:route53:::hostedzone/${ID}`);
    expect(policies({ id: ID })).not.toContain('hostedzone/*');
    expect(policies({})).toBe(policies(null));
  });

  it('passes every check', () => {
    expect(checkEnvironment(compiledSmall({ edge: { existingZone: { id: ID } } }))).toEqual([]);
  });

  it('says on the page what its owner keeps', () => {
    const { texts } = compiledSmall({ edge: { existingZone: {} } });
    const page = texts.find(({ path }) => path.endsWith('README.md'))?.content ?? '';

    expect(page).toContain(
      '| Public zone `shop.io` | its name | that the zone above leads to it; no CAA record that keeps `amazon.com` from certifying names in it |',
    );
  });
});
