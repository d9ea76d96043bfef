import { describe, expect, it } from 'vitest';
import { anEnvironment } from '../../support/an-environment.ts';
import { terraformOf } from '../../support/terraform-documents.ts';

const balancer = (main: object) =>
  terraformOf(
    anEnvironment({ edge: { loadBalancers: { main: { ...main, targets: null, routes: null } } } }),
  ).one('aws_lb', 'main');

describe('a load balancer', () => {
  it.each([
    [{}, 'shop-prod-main'],
    [{ scheme: 'internal' }, 'shop-prod-main-internal'],
    [{ type: 'network' }, /^shop-prod-main-network-\w{7}$/],
    [{ type: 'network', scheme: 'internal' }, /^shop-prod-main-internal-\w{7}$/],
  ])('of %j has room beside the one before it', (main, name) => {
    expect(balancer(main)).toMatchObject({
      name: typeof name === 'string' ? name : expect.stringMatching(name),
      lifecycle: { create_before_destroy: true, ignore_changes: ['name'] },
    });
  });
});

describe('a configuration of MSK', () => {
  const configurationOf = (version: string) =>
    terraformOf(
      anEnvironment({
        kafka: { main: { version, brokers: 3, instanceType: 'kafka.m5.large', storageGb: 100 } },
      }),
    ).one('aws_msk_configuration', 'main');

  it('is another one for another version, beside that which the cluster still has', () => {
    const [old, next] = ['3.6.0', '3.8.x'].map(configurationOf);

    expect(old.name).toMatch(/^shop-prod-main-\w{7}$/);
    expect(next.name).not.toBe(old.name);
    expect(next.lifecycle).toEqual({ create_before_destroy: true, ignore_changes: ['name'] });
  });
});
