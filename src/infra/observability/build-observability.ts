// Stack `observability`: log groups, the alerts topic, alarms, the dashboard, trace grouping.
import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group/index.js';
import type { Path } from '../../diagnostics/diagnostic.ts';
import { logGroupName, podLogGroupName } from '../../model/naming.ts';
import { hasAlerts } from '../../model/notify.ts';
import type { RootModule } from '../root-module.ts';
import { addAlarms } from './alarms.ts';
import { addAlertsTopic } from './alerts-topic.ts';
import { addDashboard } from './dashboard.ts';
import { addTracing } from './tracing.ts';

export function buildObservability(module: RootModule): void {
  const { environment } = module;
  const hasPods = environment.cluster !== null;
  if (hasPods && environment.observability.logs.sink === 'cloudwatch') addPodLogs(module);
  if (hasAlerts(environment)) addAlertsTopic(module);
  addAlarms(module);
  addDashboard(module);
  addTracing(module);
}

/** A group per service, and one for all other pods. */
function addPodLogs(module: RootModule): void {
  const { environment } = module;
  for (const service of Object.keys(environment.services)) {
    addLogGroup(module, service, {
      name: logGroupName(environment, service),
      origin: ['services', service],
    });
  }
  addLogGroup(module, 'pods', {
    name: podLogGroupName(environment),
    origin: ['observability', 'logs'],
  });
}

function addLogGroup(
  module: RootModule,
  key: string,
  { name, origin }: { readonly name: string; readonly origin: Path },
): void {
  module.resource(CloudwatchLogGroup, key, origin, {
    name,
    retentionInDays: module.environment.observability.logs.retentionDays,
    kmsKeyId: module.stateOf('security').entry('key_arns', 'observability'),
  });
}
