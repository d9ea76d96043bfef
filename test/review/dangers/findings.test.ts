import { describe, expect, it } from 'vitest';
import { lifecycleCatalogue } from '../../../src/diagnostics/catalogue/lifecycle.ts';
import { diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import type { Edit } from '../../../src/review/change.ts';
import { LABEL_OF_FINDING } from '../../../src/review/dangers/findings/labels-of-findings.ts';
import { remarksOfFindings } from '../../../src/review/dangers/findings/remarks-of-findings.ts';
import { withRemarks } from '../../../src/review/dangers/findings/with-remarks.ts';
import type { Group } from '../../../src/review/groups/group-changes.ts';

const edit: Edit = {
  ...{ of: 'shop/prod', file: 'environments/shop/prod.yaml', line: 7, column: 3, isGone: false },
  ...{ path: ['tables', 'orders', 'partitionKey', 'name'], before: 'id', after: 'key' },
};

const group: Group = {
  cause: { type: 'edits', edits: [edit] },
  environments: ['shop/prod'],
  dangers: [
    {
      label: 'replaces',
      about: 'aws_dynamodb_table.orders',
      reason: 'aws_dynamodb_table.orders is made anew, since hash_key cannot change in place',
      environments: ['shop/prod'],
    },
  ],
  patterns: [],
};

function replaced(line: number, key: string) {
  const address = `aws_dynamodb_table.${key}`;
  const args = {
    address,
    stack: 'data',
    what: 'a table',
    argument: 'hash_key',
    key: `tables.${key}`,
  };
  const values = { before: 'id', after: 'key', remains: 'nothing of it stays' };
  const at = { file: edit.file, line, column: 3, endLine: line, endColumn: 4 };
  const finding = diagnostic(
    'lifecycle/replaces-data',
    { ...args, ...values },
    { path: ['tables', key], at },
  );
  return { environment: 'shop/prod', finding };
}

describe('findings in a review', () => {
  it('have a label, whatever their code', () => {
    expect(Object.keys(LABEL_OF_FINDING).sort()).toEqual(Object.keys(lifecycleCatalogue).sort());
  });

  it('are told where the line stands that makes them, instead of what a judge says of it', () => {
    const [told, ...more] = withRemarks([group], remarksOfFindings([replaced(7, 'orders')]));

    expect(more).toEqual([]);
    expect(told?.dangers.map(({ label }) => label)).toEqual(['destroys data']);
  });

  it('are told where a line above or below stands that makes them', () => {
    const [told, ...more] = withRemarks([group], remarksOfFindings([replaced(6, 'orders')]));

    expect(more).toEqual([]);
    expect(told?.dangers).toHaveLength(1);
  });

  it('have a group of their own where no edit is near, the worst first', () => {
    const told = withRemarks([group], remarksOfFindings([replaced(30, 'carts')]));

    expect(told.map(({ dangers }) => dangers.map(({ label }) => label))).toEqual([
      ['destroys data'],
      ['replaces'],
    ]);
  });

  it('are not told where nothing becomes worse', () => {
    const finding = diagnostic('lifecycle/moved-done', { to: 'tables.a', from: 'tables.b' });

    expect(remarksOfFindings([{ environment: 'shop/prod', finding }])).toEqual([]);
  });
});
