// Schedules of CronJobs, as the controller reads them: five fields, or one of a few words.
// https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax

interface CronField {
  readonly what: string;
  readonly least: number;
  readonly most: number;
  readonly words: readonly string[];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const MINUTE: CronField = { what: 'minute', least: 0, most: 59, words: [] };
const HOUR: CronField = { what: 'hour', least: 0, most: 23, words: [] };
const DAY: CronField = { what: 'day of the month', least: 1, most: 31, words: [] };
const MONTH: CronField = { what: 'month', least: 1, most: 12, words: MONTHS };
const WEEKDAY: CronField = { what: 'day of the week', least: 0, most: 6, words: DAYS };

const FIELDS: readonly CronField[] = [MINUTE, HOUR, DAY, MONTH, WEEKDAY];
/** Of each month, in a leap year. */
const LENGTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const MACRO = /^@(yearly|annually|monthly|weekly|daily|midnight|hourly|every \S+)$/;
const RANGE = /^(?:([*?])|(\w+)(?:-(\w+))?)(?:\/(\d+))?$/;

/** Why Kubernetes would refuse the schedule, or never start anything by it; undefined: neither. */
export function cronFault(schedule: string): string | undefined {
  if (MACRO.test(schedule)) return undefined;
  const written = schedule.trim().split(/\s+/);
  if (written.length !== FIELDS.length) return `${written.length} fields, and there are five`;
  const wrong = FIELDS.find((field, index) => !isLegal(field, written[index] ?? ''));
  if (wrong !== undefined) return `its ${wrong.what} is none of ${wrong.least} to ${wrong.most}`;
  const long = FIELDS.find((field, index) => isTooLong(field, written[index] ?? ''));
  if (long !== undefined) return `the steps of its ${long.what} are longer than all there are`;
  return comes(written) ? undefined : 'no month it names has such a day';
}

/** Hours of the day in which a legal schedule may start something. */
export function cronHours(schedule: string): readonly number[] {
  const hours = MACRO.test(schedule) ? MACRO_HOURS[schedule] : schedule.trim().split(/\s+/)[1];
  return Array.from({ length: 24 }, (_, hour) => hour).filter((hour) =>
    holds(HOUR, hours ?? '*', hour),
  );
}

/** How often a legal schedule of five fields starts something on a day that it names. */
export function startsOnADay(schedule: string): number {
  const [minutes = '*', hours = '*'] = (MACRO_FIELDS[schedule] ?? schedule).trim().split(/\s+/);
  const counted = (field: CronField, written: string) =>
    Array.from({ length: field.most + 1 }, (_, value) => value).filter((value) =>
      holds(field, written, value),
    ).length;
  return counted(MINUTE, minutes) * counted(HOUR, hours);
}

/** Of those that come more often than once a day. */
const MACRO_FIELDS: Readonly<Record<string, string>> = {
  '@hourly': '0 *',
  ...Object.fromEntries(
    ['yearly', 'annually', 'monthly', 'weekly', 'daily', 'midnight'].map((word) => [
      `@${word}`,
      '0 0',
    ]),
  ),
};

/** At midnight, but for those of every hour and less. */
const MACRO_HOURS: Readonly<Record<string, string>> = Object.fromEntries(
  ['yearly', 'annually', 'monthly', 'weekly', 'daily', 'midnight'].map((word) => [`@${word}`, '0']),
);

function isLegal(field: CronField, written: string): boolean {
  return written.split(',').every((range) => {
    const [matched, star, from = '', to = from, step = '1'] = RANGE.exec(range) ?? [];
    if (matched === undefined || Number(step) < 1) return false;
    if (star !== undefined) return true;
    const [first, last] = [numberOf(field, from), numberOf(field, to)];
    return first >= field.least && last <= field.most && first <= last;
  });
}

/** The controller takes the first value alone, every hour of a star and 90 minutes. */
function isTooLong({ least, most }: CronField, written: string): boolean {
  return written.split(',').some((range) => Number(RANGE.exec(range)?.[4] ?? 1) > most - least + 1);
}

/** NaN, which compares with nothing, for a word that is none. */
function numberOf({ least, words }: CronField, text: string): number {
  const index = words.indexOf(text.toLowerCase());
  return index < 0 ? Number(text) : index + least;
}

/** Where both sorts of days are restricted, one of the two is enough; a star with a step restricts. */
function comes([, , days = '*', months = '*', weekdays = '*']: readonly string[]): boolean {
  if (!weekdays.split(',').some((range) => /^[*?](\/1)?$/.test(range))) return true;
  const firstDay = Math.min(...days.split(',').map((range) => firstOf(DAY, range)));
  return LENGTHS.some((length, index) => holds(MONTH, months, index + 1) && firstDay <= length);
}

function firstOf(field: CronField, range: string): number {
  const [, star, from = ''] = RANGE.exec(range) ?? [];
  return star === undefined ? numberOf(field, from) : field.least;
}

function holds(field: CronField, written: string, value: number): boolean {
  return written.split(',').some((range) => {
    const [, star, from = '', end, step] = RANGE.exec(range) ?? [];
    const first = star === undefined ? numberOf(field, from) : field.least;
    // One value with a step counts up to the end.
    const open = star !== undefined || (end === undefined && step !== undefined);
    const last = open ? field.most : numberOf(field, end ?? from);
    return value >= first && value <= last && (value - first) % Number(step ?? '1') === 0;
  });
}
