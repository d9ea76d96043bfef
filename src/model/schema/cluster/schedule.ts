// The hours in which an environment runs.
import { z } from 'zod';
import { TimeZone } from '../primitives.ts';

const TimeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a time of day such as "08:00", in quotes');

const DAY = '(MON|TUE|WED|THU|FRI|SAT|SUN)';

export const Schedule = z
  .strictObject({
    timezone: TimeZone.describe('Time zone of the hours, by its name in the tz database.'),
    start: TimeOfDay.describe('When nodes and databases start, such as "08:00".'),
    stop: TimeOfDay.describe('When they stop, on every day; later than `start`.'),
    days: z
      .string()
      .regex(
        new RegExp(`^${DAY}(-${DAY})?(,${DAY}(-${DAY})?)*$`),
        'expected days such as MON-FRI, or MON,WED',
      )
      .default('MON-FRI')
      .describe('Days on which they start.'),
  })
  .describe('The hours in which nodes and databases run. Absent: always.');
export type Schedule = z.output<typeof Schedule>;
