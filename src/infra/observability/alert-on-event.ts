// An event of AWS, told to people: EventBridge hears it, and the topic of alerts mails it.
import { CloudwatchEventRule } from '@cdktf/provider-aws/lib/cloudwatch-event-rule/index.js';
import { CloudwatchEventTarget } from '@cdktf/provider-aws/lib/cloudwatch-event-target/index.js';
import type { Path } from '../../diagnostics/diagnostic.ts';
import { alertsTopicArn } from '../../model/naming/operations.ts';
import type { RootModule } from '../../terraform/root-module.ts';

interface EventAlert {
  readonly origin: Path;
  readonly name: string;
  readonly description?: string;
  readonly pattern: object;
  /** Paths into the event, by the name they have in the mail. */
  readonly parts: Readonly<Record<string, string>>;
  /** Text, with parts in angle brackets. */
  readonly mail: string;
}

export function alertOnEvent(module: RootModule, key: string, alert: EventAlert): void {
  const { origin, name, description, pattern, parts, mail } = alert;
  const rule = module.resource(CloudwatchEventRule, key, origin, {
    name,
    ...(description === undefined ? {} : { description }),
    eventPattern: JSON.stringify(pattern),
  });
  module.resource(CloudwatchEventTarget, key, origin, {
    rule: rule.name,
    arn: alertsTopicArn(module.environment),
    inputTransformer: { inputPaths: { ...parts }, inputTemplate: JSON.stringify(mail) },
  });
}
