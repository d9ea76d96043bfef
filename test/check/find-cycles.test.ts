import { describe, expect, it } from 'vitest';
import { findCycles } from '../../src/check/find-cycles.ts';

describe('findCycles', () => {
  it.each([
    ['no way back', { a: ['b', 'c'], b: ['c'], c: [] }, []],
    ['a node that names itself', { a: ['a'] }, [['a', 'a']]],
    ['a way back that starts later', { a: ['b'], b: ['c'], c: ['b'] }, [['b', 'c', 'b']]],
    ['a target that is no node', { a: ['x'] }, []],
    [
      'two ways back',
      { a: ['b'], b: ['a'], c: ['d'], d: ['c'] },
      [
        ['a', 'b', 'a'],
        ['c', 'd', 'c'],
      ],
    ],
  ])('knows %s', (_, graph, expected) => {
    expect(findCycles(new Map(Object.entries(graph)))).toEqual(expected);
  });
});
