import { describe, expect, it } from 'vitest';
import { cronFault, moment } from '../../../src/model/events/moment.ts';

describe('at', () => {
  it.each([
    ['2028-02-29T06:00:00', true],
    ['2027-02-29T06:00:00', false],
    ['2027-04-31T06:00:00', false],
    ['2027-12-31T23:59:59', true],
    ['2027-12-31T24:00:00', false],
  ])('takes days that there are: %s', (text, isTaken) => {
    expect(moment.at.safeParse(text).success).toBe(isTaken);
  });
});

describe('cronFault', () => {
  it.each([
    '0 6 ? * MON-FRI *',
    '15 10 * * ? *',
    '0/15 * * * ? *',
    '0 8 1 * ? *',
    '0 10 L * ? *',
    '0 10 15W * ? *',
    '0 10 ? * 6L *',
    '0 10 ? * TUE#2 2027-2030',
    '5,35 14 ? JAN,JUL 2-6 *',
  ])('takes %s', (expression) => {
    expect(cronFault(expression)).toBeNull();
  });

  it.each([
    ['0 6 * * * *', 'neither of its two days is "?"'],
    ['0 6 ? * ? *', 'both of its days are "?"'],
    ['60 6 ? * * *', 'it has no minute "60"'],
    ['0 24 ? * * *', 'it has no hour "24"'],
    ['0 6 32 * ? *', 'it has no day of month "32"'],
    ['0 6 ? 13 * *', 'it has no month "13"'],
    ['0 6 ? * 0 *', 'it has no day of week "0"'],
    ['0 6 ? * MONDAY *', 'it has no day of week "MONDAY"'],
    ['0 6 ? * * 1969', 'it has no year "1969"'],
    ['0/0 6 ? * * *', 'it has no minute "0/0"'],
    ['30-10 6 ? * * *', 'it has no minute "30-10"'],
    ['? 6 ? * * *', 'it has no minute "?"'],
  ])('refuses %s', (expression, fault) => {
    expect(cronFault(expression)).toBe(fault);
  });
});
