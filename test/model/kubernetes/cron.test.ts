import { describe, expect, it } from 'vitest';
import { cronFault } from '../../../src/model/kubernetes/cron.ts';

describe('cronFault', () => {
  it.each([
    ['0 0 31 2 *'],
    ['0 0 30 feb *'],
    ['0 0 31 4,6,9,11 *'],
    ['0 0 31 2 ?'],
    ['0 0 30-31 2 */1'],
    ['0 0 31 4/5 *'],
  ])('finds that %s never comes', (schedule) => {
    expect(cronFault(schedule)).toBe('no month it names has such a day');
  });

  it.each([
    ['0 0 29 2 *'],
    ['0 0 31 2 mon'],
    ['0 0 31 2 */2'],
    ['0 0 31 2,3 *'],
    ['0 0 31 4/1 *'],
    ['0 0 1,31 2 *'],
    ['0 0 * 2 *'],
    ['0 0 */31 2 *'],
    ['@monthly'],
  ])('finds that %s comes', (schedule) => {
    expect(cronFault(schedule)).toBeUndefined();
  });

  it.each([
    ['*/90 * * * *', 'minute'],
    ['0 */36 * * *', 'hour'],
    ['0 3 */45 * *', 'day of the month'],
  ])('finds steps that are longer than all there is in %s', (schedule, field) => {
    expect(cronFault(schedule)).toBe(`the steps of its ${field} are longer than all there are`);
  });

  it('takes steps as long as all there is', () => {
    expect(cronFault('*/60 */24 * * *')).toBeUndefined();
  });
});
