import { describe, expect, it } from 'vitest';
import { promqlFault } from '../../../src/model/kubernetes/promql.ts';

describe('an expression of PromQL', () => {
  it.each([
    'max(jobs_waiting)',
    'sum by (a) (rate(x[5m])) / 2',
    'sum(rate(http{code=~"5.."}[5m])) by (svc) > 0.5 and on(a) group_left b',
    'rate(x[5m:1m]) offset 5m',
    'max_over_time(rate(x[1h30m])[1d:])',
    'x @ end() + x @ 1609746000',
    'histogram_quantile(0.9, sum by (le,) (rate(x_bucket[5m])))',
    '1e-3 * -x ^ 2 % 0x1f',
    'up == bool 1 unless {__name__=~"a.*", b=\'c\',}',
    '{"a.b", c="d"}',
    'rate(x[$__rate_interval])',
    'label_replace(x, "a", "$1", "b", "(.*)") # why',
    'time() - x',
  ])('%s is read', (expression) => {
    expect(promqlFault(expression)).toBeUndefined();
  });

  it.each([
    ['max(jobs_waiting', 'a bracket ( never closes'],
    ['max(a))', 'a bracket ) closes nothing'],
    ['max(jobs_waiting}', 'something is missing, or not closed, before }'],
    ['x{a="b"', 'a bracket { never closes'],
    ['a[5m', 'a bracket [ never closes'],
    ['sum(rate(x[5mm]))', '"5mm" is no span of time such as 5m'],
    ['x{a=b}', 'the value b of a label is not in quotes'],
    ['x{a=="b"}', '== stands where it cannot'],
    ['a +', 'it ends too early'],
    ['', 'it ends too early'],
    ['a b', 'b stands where it cannot'],
    ['sum(x) by a', 'a stands where it cannot'],
    ['"foo', 'a quote " never ends'],
    ['a & b', '& is no part of it'],
  ])('%s is not: %s', (expression, fault) => {
    expect(promqlFault(expression)).toBe(fault);
  });
});
