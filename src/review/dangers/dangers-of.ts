// Every question asked of one change, in one list.
import type { DangersOf } from '../groups/group-changes.ts';
import { judgeAlerts, judgeSchedules } from './alarms/alerts.ts';
import { judgeLoosened } from './alarms/loosened.ts';
import { judgeCharts } from './charts.ts';
import { judgeCosts } from './costs.ts';
import type { DangerJudge, Place } from './danger-judge.ts';
import { judgeAllowLists } from './network/allow-lists.ts';
import { judgeEntrances } from './network/entrances.ts';
import { judgeFirewalls } from './network/firewalls.ts';
import { judgeNetworkPolicies } from './network/network-policies.ts';
import { judgePublicAccess } from './network/public-access.ts';
import { judgeNodes } from './nodes.ts';
import { judgeStackOrder } from './order.ts';
import { judgeAttachments } from './permissions/attachments.ts';
import { judgePolicies } from './permissions/policies.ts';
import { judgeProjects } from './permissions/projects.ts';
import { judgeRoles } from './permissions/roles.ts';
import { judgeExpiringImages } from './removed/expiring-images.ts';
import { judgeRemovedKeepers } from './removed/removed.ts';
import { judgeRemovedData } from './removed/removed-data.ts';
import { judgeReplacements } from './replacements.ts';
import { judgeRestarts } from './restarts.ts';
import { judgeArguments } from './weakens/arguments.ts';
import { judgeClusterObjects } from './weakens/cluster-objects.ts';
import { judgeWebFirewalls } from './weakens/firewalls.ts';
import { judgeParameters } from './weakens/parameters.ts';
import { judgePods } from './weakens/pods.ts';

const NETWORK: readonly DangerJudge[] = [
  judgeFirewalls,
  judgePublicAccess,
  judgeNetworkPolicies,
  judgeAllowLists,
  judgeEntrances,
];

const PERMISSIONS: readonly DangerJudge[] = [
  judgePolicies,
  judgeAttachments,
  judgeRoles,
  judgeProjects,
];

const PROTECTION: readonly DangerJudge[] = [
  judgeRemovedKeepers,
  judgeArguments,
  judgeWebFirewalls,
  judgePods,
  judgeClusterObjects,
  judgeParameters,
];

const ALARMS: readonly DangerJudge[] = [judgeLoosened, judgeAlerts, judgeSchedules];

const JUDGES: readonly DangerJudge[] = [
  ...[judgeRemovedData, judgeExpiringImages, judgeReplacements, judgeStackOrder],
  ...NETWORK,
  ...PERMISSIONS,
  ...PROTECTION,
  ...ALARMS,
  ...[judgeRestarts, judgeCharts, judgeNodes, judgeCosts],
];

/** By the name of the environment; null for one that is new. */
export type Settings = ReadonlyMap<string, Place | null>;

export function dangersIn(settings: Settings): DangersOf {
  const places = [...settings].flatMap(([name, place]) => (place ? [[name, place] as const] : []));
  const together = places.map(([, { transition }]) => transition);
  const all = new Map(places.map(([name, place]) => [name, { ...place, together }]));
  return (change) => JUDGES.flatMap((judge) => judge(change, all.get(change.environment) ?? null));
}
