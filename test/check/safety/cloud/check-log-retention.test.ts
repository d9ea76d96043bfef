import { describe } from 'vitest';
import { checkLogRetention } from '../../../../src/check/safety/cloud/check-log-retention.ts';
import { itAcceptsNightSchool, itReports, set } from './break-resource.ts';

describe('checkLogRetention', () => {
  itAcceptsNightSchool(checkLogRetention);

  itReports(checkLogRetention, 'check/log-retention', [
    [
      'network/aws_cloudwatch_log_group.flow-logs',
      set('retention_in_days', 0),
      'network.flowLogs.retentionDays',
    ],
    [
      'observability/aws_cloudwatch_log_group.cart-service',
      set('retention_in_days', undefined),
      'services.cart-service',
    ],
    [
      'data/aws_db_instance.main',
      set('enabled_cloudwatch_logs_exports', ['postgresql', 'iam-db-auth-error']),
      'databases.main',
    ],
    ['cluster/aws_cloudwatch_log_group.control-plane', set('name', '/other'), 'cluster'],
    [
      'cluster/aws_cloudwatch_log_group.container-insights-performance',
      set('name', '/other'),
      'cluster.addons.amazon-cloudwatch-observability',
    ],
  ]);
});
