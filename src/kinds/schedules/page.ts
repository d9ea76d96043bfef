import { momentExpression } from '../../model/events/moment.ts';
import { code, inline } from '../../model/page/markdown.ts';
import { label, nodeId, shapes } from '../../model/page/mermaid.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { sortedEntries } from '../../model/values/sorted-entries.ts';
import type { PagePart } from '../contract/page-part.ts';
import type { Schedule } from './schema.ts';

const NODE = 'schedule';

function scheduleNodes({ schedules }: Environment): readonly string[] {
  return sortedEntries(schedules).map(([key, schedule]) =>
    shapes.round(nodeId(NODE, key), label(`Schedule ${key}`, momentExpression(schedule))),
  );
}

function targets({ schedules }: Environment): readonly string[] {
  return sortedEntries(schedules).flatMap(([key, schedule]) =>
    targetOf(schedule).map(([kind, to]) => `${nodeId(NODE, key)} -.-> ${nodeId(kind, to)}`),
  );
}

function targetOf({ function: called, queue, topic }: Schedule) {
  return Object.entries({ function: called, queue, topic }).flatMap(([kind, key]) =>
    key === null ? [] : [[kind, key] as const],
  );
}

function scheduleRows({ schedules }: Environment) {
  return sortedEntries(schedules).map(([key, schedule]) => [
    `schedule ${code(key)}`,
    [
      code(momentExpression(schedule)),
      ...(schedule.rate === null ? [schedule.timezone] : []),
      ...targetOf(schedule).map(([kind, to]) => `to ${kind} ${code(to)}`),
      ...(schedule.flexibleMinutes === null ? [] : [`within ${schedule.flexibleMinutes} minutes`]),
      ...(schedule.deadLetter === null
        ? []
        : [`dead letters to queue ${code(schedule.deadLetter)}`]),
      ...(schedule.enabled ? [] : ['disabled']),
    ].join(', '),
    inline(schedule.purpose),
  ]);
}

export const schedulePage: PagePart<Schedule> = {
  shelf: 'functions',
  nodes: scheduleNodes,
  between: targets,
  rows: scheduleRows,
};
