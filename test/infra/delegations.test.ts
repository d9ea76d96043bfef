// A zone below a zone, in another environment.
import { describe, expect, it } from 'vitest';
import { outlineOf } from '../../src/check/outline.ts';
import { checkOutsideOutputs } from '../../src/check/terraform/check-outside-outputs.ts';
import { landscapeRules } from '../../src/environment/rules.ts';
import type { Environment } from '../../src/model/schema/environment.ts';
import { compiledIn, landscapeOf } from '../support/a-pair.ts';
import { anEnvironment } from '../support/an-environment.ts';
import { terraformFrom } from '../support/terraform-documents.ts';

const above = anEnvironment({
  edge: { delegations: { test: { environment: 'shop/test' } } },
});
const below = aBelow({ zone: 'test.shop.io', delegatedBy: 'shop/prod' });
const landscape = landscapeOf(above, below);

function aBelow(edge: Readonly<Record<string, unknown>>): Environment {
  return anEnvironment({
    environment: 'test',
    edge: {
      distributions: { main: null },
      loadBalancers: { main: { host: 'www.test.shop.io' } },
      ...edge,
    },
  });
}

function compiled(environment: Environment, among = landscape) {
  const { stacks, input } = compiledIn(environment, among);
  return { input, terraform: terraformFrom(stacks) };
}

function faultsOf(environment: Environment, among = landscape): readonly string[] {
  return landscapeRules.flatMap((rule) => rule(environment, among)).map(({ code }) => code);
}

describe('a zone that is delegated', () => {
  const { terraform, input } = compiled(above);

  it('breaks no rule, and is read as it is handed out (S4-SHR-05)', () => {
    expect([...faultsOf(above), ...faultsOf(below)]).toEqual([]);
    expect(checkOutsideOutputs([input, compiled(below).input].map(outlineOf))).toEqual([]);
  });

  it('has its name servers in the zone above it', () => {
    expect(terraform.one('aws_route53_record', 'delegation-test')).toEqual({
      zone_id: '${data.terraform_remote_state.dns.outputs.zone_id}',
      name: 'test.shop.io',
      type: 'NS',
      records: '${data.terraform_remote_state.shop-test_dns.outputs.name_servers}',
      ttl: 3600,
    });
  });

  it('does not hold up the zone above it, which others have records in', () => {
    expect(terraform.stack('dns').dependsOnOthers).toEqual([]);
    expect(terraform.stack('edge').dependsOnOthers).toEqual([
      { environment: 'shop/test', stack: 'dns' },
    ]);
  });

  it('is there before its certificates are proven', () => {
    const stacks = compiled(below).terraform;

    expect(stacks.stack('edge').dependsOnOthers).toEqual([
      { environment: 'shop/prod', stack: 'edge' },
    ]);
  });

  it('is the only kind that hands out its name servers', () => {
    const output = ({ terraform: { stack } }: ReturnType<typeof compiled>) =>
      Object.keys(stack('dns').document['output'] as object);

    expect(output(compiled(below))).toEqual(['zone_id', 'name_servers']);
    expect(output({ terraform, input })).toEqual(['zone_id']);
  });
});

describe('rules of delegations', () => {
  it('see a name of an environment that has its records in the zone above', () => {
    const guest = anEnvironment({
      environment: 'guest',
      edge: {
        ...{ zone: null, zoneOf: 'shop/prod', distributions: { main: null } },
        loadBalancers: { main: { host: 'guest.test.shop.io' } },
      },
    });

    expect(faultsOf(guest, landscapeOf(above, below, guest))).toEqual(['model/host-delegated']);
  });

  it('take a name that merely ends alike for one outside', () => {
    const other = aBelow({ zone: 'testshop.io', delegatedBy: 'shop/prod' });

    expect(faultsOf(above, landscapeOf(above, other))).toEqual(['model/delegation-outside']);
  });

  it('ask both ends for a zone', () => {
    const without = anEnvironment({
      edge: { zone: null, delegations: { test: { environment: 'shop/test' } } },
    });

    expect(faultsOf(without, landscapeOf(without, below))).toContain('model/delegation-zone');
  });
});
