import { describe, expect, it } from 'vitest';
import { mergeJson, replacedBy } from '../../../src/model/values/merge-json.ts';

const OURS = { server: { replicas: 2, resources: { cpu: '1' } }, hosts: ['a', 'b'], isOn: true };

describe('one value over another', () => {
  it('merges maps and replaces the rest', () => {
    expect(mergeJson(OURS, { server: { replicas: 3 }, hosts: ['c'], extra: { a: 1 } })).toEqual({
      server: { replicas: 3, resources: { cpu: '1' } },
      hosts: ['c'],
      isOn: true,
      extra: { a: 1 },
    });
  });

  it('replaces a map by what is none, and what is none by a map', () => {
    expect(mergeJson(OURS, { server: 'none', isOn: { at: 'night' } })).toMatchObject({
      server: 'none',
      isOn: { at: 'night' },
    });
  });

  it('tells what changes, and nothing that stays', () => {
    const upper = { server: { replicas: 3, resources: { cpu: '1' } }, hosts: ['a', 'b'], more: 1 };

    expect(replacedBy(OURS, upper)).toEqual([
      { path: 'more', below: undefined, value: 1 },
      { path: 'server.replicas', below: 2, value: 3 },
    ]);
  });
});
