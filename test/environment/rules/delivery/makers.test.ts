import { describe, expect, it } from 'vitest';
import {
  checkMakers,
  checkNobodysRegistries,
} from '../../../../src/environment/rules/delivery/makers.ts';
import { compiledIn, landscapeOf } from '../../../support/a-pair.ts';
import { anEnvironment, type Overrides } from '../../../support/an-environment.ts';
import { findings } from '../../../support/findings.ts';

const HOME = { account: '123456789012', region: 'eu-west-1' };
const GITHUB = { kind: 'github-actions', organization: 'shop', pushRole: 'shop-push' };

function among(name: string, delivery: Overrides, aws: Overrides = {}) {
  return anEnvironment({
    environment: name,
    cluster: { name: `shop-${name}` },
    aws: { account: HOME.account, ...aws },
    delivery,
  });
}

/** What is said of one that has registry and pipeline so, beside `prod`. */
function check(delivery: Overrides, prod: Overrides = {}): readonly string[] {
  const own = among('staging', delivery);
  return findings(checkMakers(own, landscapeOf(own, among('prod', prod))));
}

const sharing = (madeBy: string | null) => ({ registry: { shared: { ...HOME, madeBy } } });
const trusting = (oidcProvider: string) => ({
  registry: { shared: { ...HOME, madeBy: 'elsewhere' } },
  pipeline: { ...GITHUB, oidcProvider },
});

describe('checkMakers', () => {
  it('accepts a maker that is named and makes it, and what stands elsewhere', () => {
    expect(check(sharing('shop/prod'))).toEqual([]);
    expect(check(sharing('elsewhere'))).toEqual([]);
    expect(check(trusting('shop/prod'), { pipeline: GITHUB })).toEqual([]);
    expect(check(trusting('existing'))).toEqual([]);
  });

  it('reports a maker that leaves it to others as well', () => {
    expect(check(sharing('shop/prod'), sharing('elsewhere'))).toEqual([
      'model/maker-makes-none at value of delivery.registry.shared.madeBy',
    ]);
    expect(
      check(trusting('shop/prod'), { pipeline: { ...GITHUB, oidcProvider: 'existing' } }),
    ).toEqual(['model/maker-makes-none at value of delivery.pipeline.oidcProvider']);
  });

  it('warns where a maker that is known is not named', () => {
    expect(check(sharing(null))).toEqual([
      'model/maker-unnamed at value of delivery.registry.shared',
    ]);
    expect(check(trusting('existing'), { pipeline: GITHUB })).toEqual([
      'model/maker-unnamed at value of delivery.pipeline.oidcProvider',
    ]);
  });
});

describe('cost.tagsOf', () => {
  const PAID = { rows: { all: { configuration: 'All', monthly: 9 } }, baseline: 9 };
  const ofTags = (allocationTags: readonly string[]) => {
    const prod = anEnvironment({ cost: { ...PAID, allocationTags } });
    const cost = { ...PAID, scope: 'environment', tagsOf: 'shop/prod' };
    const own = anEnvironment({ environment: 'staging', cluster: { name: 'shop-staging' }, cost });
    return findings(checkMakers(own, landscapeOf(own, prod)));
  };

  it('names an environment that activates tags', () => {
    expect(ofTags(['Environment'])).toEqual([]);
    expect(ofTags(['System'])).toEqual(['model/maker-makes-none at value of cost.tagsOf']);
  });
});

describe('checkNobodysRegistries', () => {
  const found = (...all: readonly (string | null)[]) =>
    checkNobodysRegistries(all.map((madeBy, index) => among(`e${index}`, sharing(madeBy)))).map(
      ({ environment }) => environment.environment,
    );

  it('reports each environment that leaves the registry of its account to others', () => {
    expect(found(null, null)).toEqual(['e0', 'e1']);
    expect(found('elsewhere', null)).toEqual(['e1']);
  });

  it('says nothing of an account that nobody here has, or of one in which one makes it', () => {
    const other = { account: '210987654321' };
    expect(checkNobodysRegistries([among('a', sharing(null), other)])).toEqual([]);
    expect(checkNobodysRegistries([among('a', sharing(null)), among('b', {})])).toEqual([]);
  });
});

describe('an environment that has something from another one', () => {
  it('says on its page that the other one comes first, and its stack waits', () => {
    const own = among('staging', {
      registry: { shared: { ...HOME, madeBy: 'shop/prod' } },
      pipeline: { ...GITHUB, oidcProvider: 'shop/prod' },
    });
    const { page, stacks } = compiledIn(own, landscapeOf(own, among('prod', { pipeline: GITHUB })));

    expect(page).toContain(
      '- `shop/prod` comes first: it has the registry of its images (`delivery.registry.shared.madeBy`), the OIDC provider of GitHub (`delivery.pipeline.oidcProvider`)',
    );
    expect(stacks.find(({ stack }) => stack === 'identity')?.dependsOnOthers).toEqual([
      { environment: 'shop/prod', stack: 'identity' },
    ]);
  });
});
