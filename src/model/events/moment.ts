// When something is to happen, as Amazon EventBridge Scheduler has it:
// https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
import { z } from 'zod';
import { TimeZone } from '../schema/primitives.ts';
import { refusal } from '../schema/refusal.ts';

const LENGTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const FEBRUARY = 2;

/** Whether the month has the day; the form is right already. */
function isDate(text: string): boolean {
  const [year = 0, month = 0, day = 0] = text.slice(0, 'yyyy-mm-dd'.length).split('-').map(Number);
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  if (month === FEBRUARY && !isLeap) return day <= 28;
  return day <= (LENGTHS[month - 1] ?? 31);
}

export const moment = {
  cron: z
    .string()
    .regex(/^(\S+ ){5}\S+$/, 'expected six fields such as "0 6 ? * MON-FRI *"')
    .nullable()
    .default(null)
    .describe(
      'Minute, hour, day of month, month, day of week (SUN or 1 to SAT or 7) and year; `?` in one of the two days. Absent: `rate` or `at`.',
    ),
  rate: z
    .string()
    .regex(
      /^(1 (minute|hour|day)|([2-9]|[1-9]\d+) (minutes|hours|days))$/,
      'expected a number and its unit, such as "15 minutes" or "1 hour"',
    )
    .nullable()
    .default(null)
    .describe('Time between two, such as `15 minutes`. Absent: `cron` or `at`.'),
  at: z
    .string()
    .regex(
      /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/,
      'expected date and time without an offset, such as "2027-01-31T06:00:00"',
    )
    .refine(isDate, 'expected a day that there is')
    .nullable()
    .default(null)
    .describe('Once, at this date and time. Absent: `cron` or `rate`.'),
  timezone: TimeZone.default('UTC').describe(
    'IANA time zone of `cron` and `at`; summer time is followed.',
  ),
};

export interface Moment {
  readonly cron: string | null;
  readonly rate: string | null;
  readonly at: string | null;
  readonly timezone: string;
}

/** Which of the three are written. */
export function momentKeys({ cron, rate, at }: Moment): readonly string[] {
  return Object.entries({ cron, rate, at }).flatMap(([key, value]) =>
    value === null ? [] : [key],
  );
}

/** What is wrong with any number of them but one, in words. */
export function momentFault(keys: readonly string[]): string {
  return keys.length === 0
    ? 'does not say when'
    : `says when more than once: ${keys.join(' and ')}`;
}

/** As Scheduler takes it. A rule makes sure that there is exactly one. */
export function momentExpression({ cron, rate, at }: Moment): string {
  if (cron !== null) return `cron(${cron})`;
  return rate === null ? `at(${at ?? ''})` : `rate(${rate})`;
}

interface Field {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly words?: readonly string[];
  /** What it may be beside numbers and words. */
  readonly other?: RegExp;
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const DAY_OF_MONTH = 2;
const DAY_OF_WEEK = 4;

/** https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#cron-based */
const FIELDS: readonly Field[] = [
  { name: 'minute', min: 0, max: 59 },
  { name: 'hour', min: 0, max: 23 },
  { name: 'day of month', min: 1, max: 31, other: /^(\?|L|([1-9]|[12]\d|3[01])W)$/ },
  { name: 'month', min: 1, max: 12, words: MONTHS },
  {
    name: 'day of week',
    min: 1,
    max: 7,
    words: DAYS,
    other: /^(\?|L|([1-7]|SUN|MON|TUE|WED|THU|FRI|SAT)(L|#[1-5]))$/,
  },
  { name: 'year', min: 1970, max: 2199 },
];

/** What Scheduler refuses of six fields, in words; null where it takes them. */
export function cronFault(expression: string): string | null {
  const fields = expression.split(' ');
  const wrong = FIELDS.find((field, index) => !isField(field, fields[index] ?? ''));
  if (wrong !== undefined) return `it has no ${wrong.name} "${fields[FIELDS.indexOf(wrong)]}"`;
  const open = [DAY_OF_MONTH, DAY_OF_WEEK].filter((index) => fields[index] === '?').length;
  if (open === 1) return comes(fields) ? null : 'no month it names has such a day';
  return open === 0 ? 'neither of its two days is "?"' : 'both of its days are "?"';
}

/** The same of a schedule that is written `cron(…)`; one that is written otherwise is another's to look at. */
export function scheduleFault(schedule: string): string | null {
  return schedule.startsWith('cron(') ? cronFault(schedule.slice('cron('.length, -1)) : null;
}

/** Which of the three it is. */
export const scheduleRefusal = refusal(
  'expected fields in their ranges, a day that comes, and one of the two days as "?"',
  (schedule) => {
    const fault = scheduleFault(schedule) ?? undefined;
    const isDays = fault?.includes('"?"') ?? false;
    const hint = isDays
      ? 'Write ? in the third field where the fifth names a day of the week, and in the fifth otherwise'
      : 'Write minute, hour, day of the month, month, day of the week and year';
    return { fault, hint };
  },
);

/** Whether a day of the month is in one of the months that are named by number or word; ranges and steps begin with
 * their first. */
function comes(fields: readonly string[]): boolean {
  const days = (fields[DAY_OF_MONTH] ?? '').split(',').map((part) => Number.parseInt(part, 10));
  const months = (fields[DAY_OF_MONTH + 1] ?? '').split(',');
  const named = months.map((month) =>
    numberIn({ name: '', min: 1, max: 12, words: MONTHS }, month),
  );
  // A star, a word such as L, or a range of months has a day that comes.
  if (days.some(Number.isNaN) || named.includes(null)) return true;
  return named.some((month) => Math.min(...days) <= (LENGTHS[(month ?? 1) - 1] ?? 31));
}

function isField(field: Field, text: string): boolean {
  if (field.other?.test(text)) return true;
  return text.split(',').every((part) => isPart(field, part));
}

/** `*`, `5`, `MON-FRI`, `0/15`, `10-40/10`. */
function isPart(field: Field, text: string): boolean {
  const [range = '', step, ...more] = text.split('/');
  if (more.length > 0 || (step !== undefined && !/^[1-9]\d*$/.test(step))) return false;
  if (range === '*') return true;
  const [from = '', to, ...others] = range.split('-');
  if (others.length > 0) return false;
  const first = numberIn(field, from);
  const last = to === undefined ? first : numberIn(field, to);
  return first !== null && last !== null && (field.words === DAYS || first <= last);
}

function numberIn({ min, max, words }: Field, text: string): number | null {
  const word = words?.indexOf(text) ?? -1;
  if (word >= 0) return word + 1;
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return number >= min && number <= max ? number : null;
}
