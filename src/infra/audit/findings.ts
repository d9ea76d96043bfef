// Tells people what GuardDuty finds: EventBridge hears each finding, and the topic of alerts mails it.
import { prefixOf } from '../../model/naming/core.ts';
import { hearsFindings } from '../../model/operations/notify.ts';
import type { FindingSeverity } from '../../model/schema/operations/audit.ts';
import type { RootModule } from '../../terraform/root-module.ts';
import { alertOnEvent } from '../observability/alert-on-event.ts';

const ORIGIN = ['audit', 'findings'];
/** Where each begins: https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings-severity.html */
const SEVERITIES: Readonly<Record<FindingSeverity, number>> = {
  low: 1,
  medium: 4,
  high: 7,
  critical: 9,
};
/** What a mail says, by the name it has in the template. */
const PARTS = {
  account: '$.detail.accountId',
  finding: '$.detail.id',
  region: '$.detail.region',
  resource: '$.detail.resource.resourceType',
  severity: '$.detail.severity',
  title: '$.detail.title',
  type: '$.detail.type',
};
const MAIL = [
  'GuardDuty, severity <severity>: <title>.',
  'Type <type>, about a resource of the kind <resource> in account <account>.',
  'https://console.aws.amazon.com/guardduty/home?region=<region>#/findings?macros=current&fId=<finding>',
].join(' ');

export function addFindings(module: RootModule): void {
  const { environment } = module;
  const severity = environment.audit?.findings ?? null;
  if (severity === null || !hearsFindings(environment)) return;
  alertOnEvent(module, 'findings', {
    origin: ORIGIN,
    name: `${prefixOf(environment)}-findings`,
    pattern: {
      source: ['aws.guardduty'],
      'detail-type': ['GuardDuty Finding'],
      detail: { severity: [{ numeric: ['>=', SEVERITIES[severity]] }] },
    },
    parts: PARTS,
    mail: MAIL,
  });
}
