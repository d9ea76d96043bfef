// AWS X-Ray: which requests are traced, how traces are grouped, and with which key they are encrypted.
import { XrayEncryptionConfig } from '@cdktf/provider-aws/lib/xray-encryption-config/index.js';
import { XrayGroup } from '@cdktf/provider-aws/lib/xray-group/index.js';
import { XraySamplingRule } from '@cdktf/provider-aws/lib/xray-sampling-rule/index.js';
import { xrayGroupName, xrayName } from '../../model/naming/operations.ts';
import type { Xray } from '../../model/schema/operations/observability.ts';
import type { RootModule } from '../../terraform/root-module.ts';

const ORIGIN = ['observability', 'xray'];

/** Before the rule that every account has, whose priority is 10000. */
const PRIORITY = 1000;
const ANY = '*';

export function addTracing(module: RootModule): void {
  const { observability } = module.environment;
  const { traces, xray } = observability;
  if (traces?.backend !== 'xray' && xray === null) return;
  addMainGroup(module, xray === null ? ['observability', 'traces'] : ORIGIN);
  if (xray !== null) addSettings(module, xray);
}

function addMainGroup(module: RootModule, origin: readonly string[]): void {
  module.resource(XrayGroup, 'main', origin, {
    groupName: xrayName(module.environment),
    filterExpression: 'responsetime > 2 OR error OR fault',
    insightsConfiguration: { insightsEnabled: true, notificationsEnabled: false },
  });
}

function addSettings(module: RootModule, xray: Xray): void {
  const { environment } = module;
  for (const [key, { filter }] of Object.entries(xray.groups)) {
    module.resource(XrayGroup, `group-${key}`, [...ORIGIN, 'groups', key], {
      groupName: xrayGroupName(environment, key),
      filterExpression: filter,
      insightsConfiguration: { insightsEnabled: true, notificationsEnabled: false },
    });
  }
  module.resource(XraySamplingRule, 'main', [...ORIGIN, 'samplingPercent'], {
    ruleName: xrayName(environment),
    priority: PRIORITY,
    version: 1,
    fixedRate: xray.samplingPercent / 100,
    reservoirSize: xray.tracesPerSecond,
    host: ANY,
    httpMethod: ANY,
    resourceArn: ANY,
    serviceName: ANY,
    serviceType: ANY,
    urlPath: ANY,
  });
  const ownKey = module.stateOf('security').entry('key_arns', 'observability');
  module.resource(XrayEncryptionConfig, 'main', [...ORIGIN, 'encryption'], {
    ...(xray.encryption === 'own-key' ? { type: 'KMS', keyId: ownKey } : { type: 'NONE' }),
  });
}
