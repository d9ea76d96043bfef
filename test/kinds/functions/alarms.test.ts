import { describe, expect, it } from 'vitest';
import { anEnvironment } from '../../support/an-environment.ts';
import { terraformOf } from '../../support/terraform-documents.ts';
import { PACKAGE, withFunction } from './with-function.ts';

const alarm = (metric: string, abovePercent: number) => ({
  metric,
  of: 'resize',
  abovePercent,
  forMinutes: 5,
  title: 'Pictures stay large',
});

const { one, all } = terraformOf(
  anEnvironment(
    withFunction(
      { ...PACKAGE, timeoutSeconds: 20 },
      {
        observability: {
          alarms: {
            errors: alarm('functionErrors', 5),
            throttles: alarm('functionThrottles', 0),
            duration: alarm('functionDuration', 80),
            age: alarm('functionIteratorAge', 50),
          },
        },
      },
    ),
  ),
);

describe('alarms of functions', () => {
  it.each([
    ['errors', 'Errors', 'Average', 0.05],
    ['throttles', 'Throttles', 'Sum', 0],
    ['duration', 'Duration', 'Average', 16_000],
    ['age', 'IteratorAge', 'Average', 43_200_000],
  ])('hold %s against their threshold', (key, metric, statistic, threshold) => {
    expect(one('aws_cloudwatch_metric_alarm', key)).toMatchObject({
      namespace: 'AWS/Lambda',
      metric_name: metric,
      statistic,
      threshold,
      dimensions: { FunctionName: 'shop-prod-resize' },
    });
  });

  it('have their widgets on the dashboard', () => {
    const [dashboard] = Object.values(all('aws_cloudwatch_dashboard'));

    expect(dashboard.dashboard_body).toContain('Function resize');
    expect(dashboard.dashboard_body).toContain('Duration of function resize');
  });
});
