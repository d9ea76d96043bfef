import { describe, expect, it } from 'vitest';
import { metricNames } from '../../../src/check/metrics/metric-names.ts';

describe('metricNames', () => {
  it.each([
    ['a metric', 'up', ['up']],
    ['matchers', 'kube_pod_info{namespace=~"shop|by(x)",pod!=""}', ['kube_pod_info']],
    ['a function', 'rate(http_requests_total{code="5.."}[5m])', ['http_requests_total']],
    ['labels before the parenthesis', 'sum by (job, le) (rate(a_bucket[5m]))', ['a_bucket']],
    ['labels after it', 'sum(rate(a_total[5m])) by (job)', ['a_total']],
    ['two sides', 'a_total / on (pod) group_left (node) b_info', ['a_total', 'b_info']],
    ['operators in words', 'a == bool 1 and b unless c or vector(0)', ['a', 'b', 'c']],
    [
      'a subquery, an offset, a time',
      'max_over_time(rate(a[5m])[1h:1m] offset 1d) @ start()',
      ['a'],
    ],
    ['numbers', '100 * a > 0.5e3 or b < Inf and c != NaN', ['a', 'b', 'c']],
    ['a recorded name', 'job:errors:rate5m > 1', ['job:errors:rate5m']],
    ['a name among matchers', '{__name__="a_total", job="b"}', ['a_total']],
    ['text in other quotes', "label_replace(a, 'by', '$1', `pod`, \"(.*)\")", ['a']],
    ['arguments of Rollouts', 'rate(a{pod=~"web-{{args.canary-hash}}-.+"}[2m])', ['a']],
    ['a comment', 'a # not b\n+ c', ['a', 'c']],
    ['a quantile', 'histogram_quantile(0.95, sum by (le) (rate(a_bucket[5m])))', ['a_bucket']],
  ])('reads %s', (_, expression, names) => {
    expect(metricNames(expression)).toEqual(names);
  });
});
