import { describe, expect, it } from 'vitest';
import { resolvePath } from '../../src/model/resolve-path.ts';

const root = {
  cluster: { version: '1.35', empty: null },
  zones: ['a', 'b'],
  parameters: { rds: { force_ssl: 'nested' }, 'rds.force_ssl': '1', 'rds.other': '2' },
};

describe('resolvePath', () => {
  it.each([
    ['cluster.version', '1.35', ['cluster', 'version']],
    ['cluster.empty', null, ['cluster', 'empty']],
    ['zones.1', 'b', ['zones', '1']],
    ['parameters.rds.other', '2', ['parameters', 'rds.other']],
  ])('finds %s', (dotted, value, path) => {
    expect(resolvePath(root, dotted)).toEqual({ value, path });
  });

  it('prefers the longest key', () => {
    expect(resolvePath(root, 'parameters.rds.force_ssl')?.path).toEqual([
      'parameters',
      'rds.force_ssl',
    ]);
  });

  it.each([
    '',
    'absent',
    'cluster.absent',
    'cluster.version.length',
    'zones.2',
    'zones.length',
    'toString',
  ])('finds nothing at %j', (dotted) => {
    expect(resolvePath(root, dotted)).toBeUndefined();
  });
});
