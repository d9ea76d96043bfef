import { describe, expect, it } from 'vitest';
import { cronFault } from '../../src/model/events/moment.ts';
import { filterFault } from '../../src/model/operations/xray-filter.ts';

describe('filterFault', () => {
  it.each([
    'fault = true',
    'responsetime > 2',
    '!OK',
    'service("api.shop.io") { fault }',
    'edge("web", "api (v2)") { ok = false }',
    'annotation[mid tier] = "a"',
    'annotation.age > 29',
    'http.url BEGINSWITH "https://shop.io/" AND http.status = 200',
    'rootcause.fault.service { name = "web" }',
    'group.name = "slow" AND NOT user = "bot"',
  ])('takes %s', (filter) => {
    expect(filterFault(filter)).toBeNull();
  });

  it.each([
    ['service("web" { fault }', '")" is missing'],
    ['fault }', '"}" closes nothing'],
    ['name = "web', 'a quotation mark stays open'],
    ['responseTimes > 5', 'it knows no "responseTimes"'],
  ])('refuses %s', (filter, fault) => {
    expect(filterFault(filter)).toContain(fault.replace('")" is', '" is'));
  });
});

describe('cronFault of Scheduler', () => {
  it.each([
    '0 3 29 2 ? *',
    '0 3 31 * ? *',
    '0 3 L 2 ? *',
    '0 3 30,31 JAN-MAR ? *',
    '0 3 28-31 2 ? *',
  ])('takes %s', (cron) => expect(cronFault(cron)).toBeNull());

  it.each(['0 3 31 2 ? *', '0 3 31 APR,JUN ? *', '0 3 30-31 FEB ? *'])('refuses %s', (cron) => {
    expect(cronFault(cron)).toBe('no month it names has such a day');
  });
});
