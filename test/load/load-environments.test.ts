import { describe, expect, it } from 'vitest';
import { loadEnvironments } from '../../src/load/load-environments.ts';

describe('loadEnvironments', () => {
  it('loads every environment of the repository without an error', () => {
    const { value, diagnostics } = loadEnvironments({ root: '.', names: [] });

    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(value).not.toHaveLength(0);
  });
});
