// What Terraform is told when the version or the engine of a cache is changed.
import { describe, expect, it } from 'vitest';
import { anEnvironment, type Overrides } from '../../support/an-environment.ts';
import { terraformOf } from '../../support/terraform-documents.ts';

function group(cache: Overrides) {
  const terraform = terraformOf(anEnvironment({ caches: { main: cache } }));
  return terraform.one('aws_elasticache_replication_group', 'main');
}

describe('a raised version of a cache', () => {
  it.each([
    ['redis', '6.2', 1, 'default.redis6.x'],
    ['redis', '6.2', 2, 'default.redis6.x.cluster.on'],
    ['redis', '7.1', 1, 'default.redis7'],
    ['valkey', '7.2', 1, 'default.valkey7'],
    ['valkey', '8.0', 2, 'default.valkey8.cluster.on'],
  ])('takes the parameter group of its family: %s %s', (engine, version, shards, name) => {
    expect(group({ engine, version, shards })).toMatchObject({
      engine,
      engine_version: version,
      parameter_group_name: name,
    });
  });

  it('is there when the apply ends', () => {
    expect(group({ engine: 'redis', version: '7.1' }).apply_immediately).toBe(true);
  });

  it('changes nothing else from Redis to Valkey', () => {
    const { engine, engine_version, parameter_group_name, ...was } = group({ version: '7.1' });
    const is = group({ engine: 'valkey', version: '7.2' });

    expect([engine, engine_version, parameter_group_name]).toEqual([
      'redis',
      '7.1',
      'default.redis7',
    ]);
    expect(is).toMatchObject(was);
  });
});
