import { describe, expect, it } from 'vitest';
import { addonOfChart, addons } from '../../src/addons/addons.ts';

describe('addons', () => {
  it('have names and charts of their own', () => {
    for (const addon of addons) {
      expect(addons.filter(({ name }) => name === addon.name)).toEqual([addon]);
      expect(addonOfChart(addon.chart)).toBe(addon);
    }
  });

  it('have ServiceAccounts of their own, since roles are named after them', () => {
    const accounts = addons.flatMap((addon) => addon.accounts ?? []);
    const names = accounts.map(({ serviceAccount }) => serviceAccount);

    expect(names).toEqual([...new Set(names)]);
  });

  it('name kinds that live outside namespaces, in groups that are not empty', () => {
    const kinds = addons.flatMap(({ clusterKinds = [] }) => clusterKinds);

    expect(kinds.filter(({ group, kind }) => group === '' || !/^[A-Z]/.test(kind))).toEqual([]);
  });

  it('define the kinds that they say stand outside namespaces', () => {
    const strangers = addons.flatMap(({ definitions }) =>
      (definitions?.clusterScoped ?? []).filter((name) => {
        const [group = ''] = name.split('/');
        return !definitions?.kinds.some((each) => each === name || each === group);
      }),
    );

    expect(strangers).toEqual([]);
  });
});
