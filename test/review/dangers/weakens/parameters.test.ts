import { expect, it } from 'vitest';
import { judgeParameters } from '../../../../src/review/dangers/weakens/parameters.ts';
import { changedStack, saidBy } from '../changed.ts';

const group = (...parameter: readonly object[]) => ({
  resource: { aws_db_parameter_group: { main: { parameter } } },
});
const ssl = (value: string) => ({ name: 'rds.force_ssl', value });
const told = (before: object, after: object) =>
  saidBy(judgeParameters, changedStack({ before, after } as never));

it('tells of parameters that let clients in without encryption', () => {
  expect(told(group(ssl('1')), group(ssl('0')))).toEqual([
    'weakens: encryption of aws_db_parameter_group.main: rds.force_ssl 1 → 0',
  ]);
  expect(told(group(ssl('1')), group())).toHaveLength(1);
  expect(told(group(ssl('0')), group(ssl('1')))).toEqual([]);
  const slow = { name: 'long_query_time', value: '1' };
  expect(told(group(ssl('1')), group(slow, ssl('1')))).toEqual([]);
});
