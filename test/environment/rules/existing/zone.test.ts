// A public zone that stands already: whose it is, and who else writes into it.
import { describe, expect, it } from 'vitest';
import { environmentRules, landscapeRules } from '../../../../src/environment/rules.ts';
import type { Environment } from '../../../../src/model/schema/environment.ts';
import { landscapeOf } from '../../../support/a-pair.ts';
import { anEnvironment } from '../../../support/an-environment.ts';
import { findings } from '../../../support/findings.ts';

const here = anEnvironment({ edge: { existingZone: {} } });

function another(edge: object, account = '210987654321'): Environment {
  return anEnvironment({
    environment: 'test',
    aws: { account },
    edge: { distributions: { main: null }, loadBalancers: { main: null }, ...edge },
  });
}

function found(environment: Environment, ...others: readonly Environment[]) {
  const landscape = landscapeOf(environment, ...others);
  return findings(landscapeRules.flatMap((rule) => rule(environment, landscape)));
}

describe('a zone that stands already', () => {
  it('has its name written', () => {
    const unnamed = another({ existingZone: {}, zone: null });

    expect(findings(environmentRules.flatMap((rule) => rule(unnamed)))).toContain(
      'model/existing-zone-unnamed at key of edge.existingZone',
    );
  });

  it('is shared by the environments of its account', () => {
    const other = another({ existingZone: { id: 'Z0123456789' } });

    expect([...found(here, other), ...found(other, here)]).toEqual([]);
  });

  it('is one zone: not in two accounts, and not of two ids', () => {
    const elsewhere = another({ existingZone: {} }, '310987654321');
    const first = anEnvironment({ edge: { existingZone: { id: 'Z1' } } });
    const second = another({ existingZone: { id: 'Z2' } });

    expect(found(here, elsewhere)).toEqual([]);
    expect(found(elsewhere, here)).toEqual([
      'model/existing-zone-twice at key of edge.existingZone',
    ]);
    expect(found(second, first)).toEqual(['model/existing-zone-twice at key of edge.existingZone']);
  });

  it('is not one that another environment makes', () => {
    const maker = another({ zone: 'shop.io' });

    expect(found(here, maker)).toEqual(['model/existing-zone-made at key of edge.existingZone']);
    expect(found(maker, here)).toEqual([]);
  });

  it('holds one record of a name, whoever writes it', () => {
    const same = { main: { host: 'origin.shop.io' } };
    const sharing = another({ existingZone: {}, loadBalancers: same });
    const guest = another({ zone: null, zoneOf: 'shop/prod', loadBalancers: same });
    const guestOfOther = anEnvironment({
      environment: 'zoo',
      edge: {
        ...{ zone: null, zoneOf: 'shop/test', distributions: { main: null } },
        loadBalancers: same,
      },
    });

    expect(found(sharing, here)).toEqual([
      'model/host-taken at value of edge.loadBalancers.main.host',
    ]);
    expect(found(here, sharing)).toEqual([]);
    expect(found(guest, here)).toEqual([
      'model/host-duplicate at value of edge.loadBalancers.main.host',
    ]);
    expect(found(guestOfOther, another({ existingZone: {} }), here)).toEqual([
      'model/host-taken at value of edge.loadBalancers.main.host',
    ]);
  });

  it('hides names below what any of them delegates', () => {
    const delegating = another({
      existingZone: {},
      delegations: { deep: { environment: 'shop/deep' } },
    });
    const deep = anEnvironment({
      environment: 'deep',
      edge: {
        ...{ zone: 'www.shop.io', delegatedBy: 'shop/test' },
        ...{ distributions: { main: null }, loadBalancers: { main: null } },
      },
    });

    expect(found(here, delegating, deep)).toEqual([
      'model/host-delegated at value of edge.distributions.main.domains[0]',
    ]);
  });

  it('is led to by whoever keeps the zone above', () => {
    const below = { zone: 'test.shop.io' };
    const madeAbove = anEnvironment();

    expect(found(another({ ...below, existingZone: {} }), here)).toEqual([]);
    expect(found(another(below), here)).toEqual(['model/zone-undelegated at value of edge.zone']);
    expect(found(another({ ...below, existingZone: {} }), madeAbove)).toEqual([
      'model/zone-undelegated at value of edge.zone',
    ]);
  });
});
