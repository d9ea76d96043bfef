import { describe, expect, it } from 'vitest';
import {
  kubernetesSupport,
  NEWEST_STANDARD_KUBERNETES,
  SUPPORT_AS_OF,
} from '../../src/model/supported-versions.ts';

describe('kubernetesSupport', () => {
  it.each([
    ['1.9', 'ended'],
    ['1.30', 'ended'],
    ['1.31', 'extended'],
    ['1.33', 'extended'],
    ['1.34', 'standard'],
    ['1.36', 'standard'],
    ['1.37', 'unknown'],
    ['1.100', 'unknown'],
  ])('says that %s is %s', (version, support) => {
    expect(kubernetesSupport(version)).toBe(support);
  });

  it('names as newest a version in standard support, and none after it is known', () => {
    const minor = Number(NEWEST_STANDARD_KUBERNETES.split('.')[1]);

    expect(kubernetesSupport(NEWEST_STANDARD_KUBERNETES)).toBe('standard');
    expect(kubernetesSupport(`1.${minor + 1}`)).toBe('unknown');
  });
});

describe('SUPPORT_AS_OF', () => {
  it('is a day', () => {
    expect(SUPPORT_AS_OF).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });
});
