import { describe, expect, it } from 'vitest';
import { messageOf } from '../../src/diagnostics/message-of.ts';
import { findEnvironments, pickEnvironments } from '../../src/load/find-environments.ts';
import { temporaryRoot } from './temporary-root.ts';

const FILES = {
  'environments/shop/staging.yaml': '',
  'environments/shop/prod.yaml': '',
  'environments/shop/base.yaml': '',
  'environments/shop/eu.base.yaml': '',
  'environments/shop/old.yml': '',
  'environments/bank/prod.yaml': '',
  'environments/bank/.prod.yaml.swp': '',
  'environments/environment.schema.json': '',
};

function namesOf(names: readonly string[]) {
  const root = temporaryRoot(FILES);
  const { value, diagnostics } = pickEnvironments(findEnvironments(root), names);
  return { found: value?.map(({ name }) => name), diagnostics };
}

describe('findEnvironments', () => {
  it('finds every environment, sorted, and no layer', () => {
    expect(namesOf([]).found).toEqual(['bank/prod', 'shop/prod', 'shop/staging']);
  });

  it('names what it ignores', () => {
    const files = namesOf([]).diagnostics.map(({ at }) => at?.file);

    expect(files.toSorted()).toEqual([
      'environments/bank/.prod.yaml.swp',
      'environments/shop/old.yml',
    ]);
  });

  it('reports that there is no folder for environments', () => {
    const { diagnostics } = findEnvironments(temporaryRoot({}));

    expect(diagnostics.map(({ code }) => code)).toEqual(['load/no-environments']);
  });
});

describe('pickEnvironments', () => {
  it('picks the named ones in its own order, each once', () => {
    const { found } = namesOf(['shop/staging', 'bank/prod', 'shop/staging']);

    expect(found).toEqual(['bank/prod', 'shop/staging']);
  });

  it('warns only about the folders of what is asked for', () => {
    const files = namesOf(['bank/prod']).diagnostics.map(({ at }) => at?.file);

    expect(files).toEqual(['environments/bank/.prod.yaml.swp']);
  });

  it('reports each unknown name with the nearest known one', () => {
    const { found, diagnostics } = namesOf(['shop/prd', 'nothing/like-it', 'bank/prod']);

    expect(found).toBeUndefined();
    expect(diagnostics.map(messageOf)).toEqual([
      { message: 'No environment named "shop/prd"', hint: 'Did you mean "shop/prod"?' },
      {
        message: 'No environment named "nothing/like-it"',
        hint: 'Use one of: bank/prod, shop/prod, shop/staging',
      },
    ]);
  });
});
