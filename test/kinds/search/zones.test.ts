import { expect, it } from 'vitest';
import { checkStoreEgress } from '../../../src/check/planes/network/check-store-egress.ts';
import { compiledSmall } from '../../support/compiled-small.ts';
import { findings } from '../../support/findings.ts';

it('lets pods out to the zones of the domain alone, where it has fewer nodes than there are zones', () => {
  const input = compiledSmall({ search: { main: { dataNodes: { count: 1 } } } });
  const { objects } = input;
  const egress = objects
    .filter(({ object }) => object.kind === 'NetworkPolicy' && object.metadata.name === 'web')
    .flatMap(({ object }) => (object as unknown as { spec: { egress: unknown[] } }).spec.egress);

  expect(egress).toContainEqual({
    to: [{ ipBlock: { cidr: '10.0.21.0/24' } }],
    ports: [{ port: 443, protocol: 'TCP' }],
  });
  expect(findings(checkStoreEgress(input))).toEqual([]);
});
