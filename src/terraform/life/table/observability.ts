// Logs, alarms, traces and costs.
import type { LifeTable } from '../life.ts';

export const observability: LifeTable = {
  aws_cloudwatch_log_group: {
    replacement: 'in place',
    because: 'All but its name changes in place.',
  },
  aws_cloudwatch_metric_alarm: {
    replacement: 'in place',
    because: 'All but its name changes in place.',
  },
  aws_cloudwatch_dashboard: {
    replacement: 'in place',
    because: 'All but its name changes in place.',
  },
  aws_oam_sink: { replacement: 'old first', because: 'A region of an account has one.' },
  aws_oam_sink_policy: { replacement: 'in place', because: 'Its statements change in place.' },
  aws_oam_link: { replacement: 'old first', because: 'An account has one to a sink.' },
  aws_xray_group: { replacement: 'in place', because: 'All but its name changes in place.' },
  aws_xray_sampling_rule: {
    replacement: 'in place',
    because: 'All but its name changes in place.',
  },
  aws_xray_encryption_config: { replacement: 'in place', because: 'A setting of the region.' },
  aws_budgets_budget: { replacement: 'in place', because: 'All but its name changes in place.' },
  aws_ce_anomaly_monitor: {
    replacement: 'new first',
    because: 'A subscription names it until it is changed.',
  },
  aws_ce_anomaly_subscription: {
    replacement: 'in place',
    because: 'Who is told changes in place.',
  },
  aws_ce_cost_allocation_tag: { replacement: 'old first', because: 'An account has one per tag.' },
  aws_ce_cost_category: { replacement: 'in place', because: 'Its rules change in place.' },
  aws_computeoptimizer_enrollment_status: {
    replacement: 'in place',
    because: 'A switch of the account.',
  },
  aws_cloudformation_stack: {
    replacement: 'in place',
    because: 'All but its name changes in place.',
  },
};
