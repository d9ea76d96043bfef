// When the environment runs, and what goes on outside of the hours.
import { everyKind } from '../../../kinds/kinds.ts';
import { code } from '../../../model/page/markdown.ts';
import type { Environment } from '../../../model/schema/environment.ts';

export function renderHours(environment: Environment): readonly string[] {
  const { schedule, cluster, databases, documentDatabases } = environment;
  if (schedule === null) return [];
  const { days, start, stop, timezone } = schedule;
  const list = (title: string, entries: object) => {
    const keys = Object.keys(entries).sort().map(code);
    return keys.length === 0 ? [] : [`- ${title}: ${keys.join(', ')}`];
  };
  return [
    `Starts at ${start} on ${days}, stops at ${stop} every day (${timezone}).`,
    '',
    ...list('Node groups', cluster?.nodeGroups ?? {}),
    ...list('Node pools', cluster?.nodePools ?? {}),
    ...list('Databases', databases),
    ...list('Document databases', documentDatabases),
    ...goingOn(environment),
  ];
}

function goingOn(environment: Environment): readonly string[] {
  const { edge } = environment;
  const never = [
    ...kindsOfHours(environment, false),
    { what: 'load balancers', entries: edge.loadBalancers },
  ].filter(({ entries }) => Object.keys(entries).length > 0);
  if (never.length === 0) return [];
  return [`- Runs and costs at all hours: ${never.map(({ what }) => what).join(', ')}`];
}

function kindsOfHours(environment: Environment, isStopped: boolean) {
  return everyKind.flatMap(({ page }) =>
    page?.hours?.isStopped === isStopped
      ? [{ what: page.hours.title, entries: page.hours.entries(environment) }]
      : [],
  );
}
