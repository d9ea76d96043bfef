import type { Kind } from '../kind.ts';
import { codes } from './codes.ts';
import { scheduleNames } from './names.ts';
import { schedulePage } from './page.ts';
import { checkSchedules, scheduleReferences } from './rules.ts';
import { Schedule } from './schema.ts';
import { addSchedules } from './terraform.ts';

export const schedules: Kind<'schedules', typeof Schedule, never, null> = {
  collection: 'schedules',
  slug: 'schedule',
  noun: 'schedule',
  about: 'Schedules of EventBridge Scheduler by name.',
  entry: Schedule,
  use: null,
  defaults: null,
  codes,
  rules: { rules: [checkSchedules], references: scheduleReferences, names: scheduleNames },
  terraform: { stacks: { functions: addSchedules } },
  page: schedulePage,
};
