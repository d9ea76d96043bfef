import { describe, expect, it } from 'vitest';
import { findHeirs } from '../../src/load/find-heirs.ts';
import { temporaryRoot } from './temporary-root.ts';

const file = 'environments/shop/prod.yaml';
const path = ['a', 'b'];

describe('findHeirs', () => {
  it('finds the environments that take the value from the file, through layers too', () => {
    const root = temporaryRoot({
      [file]: 'a: { b: c }\n',
      'environments/shop/direct.yaml': 'extends: prod.yaml\n',
      'environments/shop/far.yaml': 'extends: near.base.yaml\n',
      'environments/shop/near.base.yaml': 'extends: prod.yaml\n',
      'environments/shop/own.yaml': 'extends: prod.yaml\na: { b: d }\n',
      'environments/shop/other.yaml': 'a: { b: c }\n',
      'environments/shop/broken.yaml': 'extends: prod.yaml\na: {\n',
    });

    expect(findHeirs({ root, file, path })).toEqual([
      'environments/shop/direct.yaml',
      'environments/shop/far.yaml',
    ]);
  });
});
