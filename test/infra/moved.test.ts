import { describe, expect, it } from 'vitest';
import { compileInfra } from '../../src/infra/compile-infra.ts';
import { anEnvironment, type Overrides } from '../support/an-environment.ts';

/** By stack: `from → to`. */
function movesIn(overrides: Overrides): Readonly<Record<string, readonly string[]>> {
  const stacks = compileInfra(anEnvironment(overrides)).map(({ stack, document }) => {
    const moved = (document['moved'] ?? []) as readonly { from: string; to: string }[];
    return [stack, moved.map(({ from, to }) => `${from} → ${to}`)] as const;
  });
  return Object.fromEntries(stacks.filter(([, moved]) => moved.length > 0));
}

const POSTGRES = {
  engine: 'postgres',
  version: '16',
  class: 'db.r6g.large',
  storage: { sizeGb: 20, maxGb: 40 },
  maxConnections: 100,
  purpose: 'Orders',
};

describe('moved', () => {
  it('tells Terraform of every address of the entry in every stack', () => {
    const moves = movesIn({
      databases: { orders: POSTGRES },
      moved: { 'databases.orders': 'databases.purchases' },
    });

    expect(moves['data']).toContain('aws_db_instance.purchases → aws_db_instance.orders');
    expect(moves['data']).toContain(
      'aws_db_parameter_group.database-purchases → aws_db_parameter_group.database-orders',
    );
    expect(moves['network']).toContain(
      'aws_security_group.database-purchases → aws_security_group.database-orders',
    );
  });

  it('finds the key among other words of an address', () => {
    const subnets = { public: { cidrs: ['10.0.1.0/24', '10.0.2.0/24'], route: 'internet' } };

    const moves = movesIn({
      network: { subnets },
      moved: { 'network.subnets.public': 'network.subnets.outer' },
    } as never);

    expect(moves['network']).toContain(
      'aws_subnet.outer-eu-west-1a → aws_subnet.public-eu-west-1a',
    );
  });

  it('leaves everything else as it is', () => {
    const moves = movesIn({
      databases: { orders: POSTGRES },
      moved: { 'databases.orders': 'databases.purchases' },
    });

    // What stood under other keys before this version of the compiler moves anyway.
    const { edge, ...others } = moves;
    expect(JSON.stringify(others)).not.toContain('main');
    expect(movesIn({})).toEqual({ edge });
  });
});
