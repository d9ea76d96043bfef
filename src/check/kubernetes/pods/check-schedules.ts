// Schedules of CronJobs, as the controller reads them: five fields, or one of a few words.
// https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { objectsOf } from '../../artifacts/objects.ts';
import { asBody, type CheckInput, nameOf } from '../../check-input.ts';
import { pointAtField } from '../../point-at.ts';

interface CronField {
  readonly what: string;
  readonly least: number;
  readonly most: number;
  readonly words: readonly string[];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const FIELDS: readonly CronField[] = [
  { what: 'minute', least: 0, most: 59, words: [] },
  { what: 'hour', least: 0, most: 23, words: [] },
  { what: 'day of the month', least: 1, most: 31, words: [] },
  { what: 'month', least: 1, most: 12, words: MONTHS },
  { what: 'day of the week', least: 0, most: 6, words: DAYS },
];

const MACRO = /^@(yearly|annually|monthly|weekly|daily|midnight|hourly|every \S+)$/;
const RANGE = /^(?:([*?])|(\w+)(?:-(\w+))?)(?:\/(\d+))?$/;

export function checkSchedules(input: CheckInput): readonly Diagnostic[] {
  return objectsOf(input, 'CronJob').flatMap((artifact) => {
    const schedule = String(asBody(artifact.object['spec'])['schedule'] ?? '');
    const fault = faultOf(schedule);
    if (fault === undefined) return [];
    const path = pointAtField(input.environment, artifact, ['spec', 'schedule']);
    const args = { object: nameOf(artifact.object), schedule, fault };
    return [diagnostic('check/kubernetes-schedule', args, { path })];
  });
}

function faultOf(schedule: string): string | undefined {
  if (MACRO.test(schedule)) return undefined;
  const written = schedule.trim().split(/\s+/);
  if (written.length !== FIELDS.length) return `${written.length} fields, and there are five`;
  const wrong = FIELDS.find((field, index) => !isLegal(field, written[index] ?? ''));
  if (wrong === undefined) return undefined;
  return `its ${wrong.what} is none of ${wrong.least} to ${wrong.most}`;
}

function isLegal(field: CronField, written: string): boolean {
  return written.split(',').every((range) => {
    const [matched, star, from = '', to = from, step = '1'] = RANGE.exec(range) ?? [];
    if (matched === undefined || Number(step) < 1) return false;
    if (star !== undefined) return true;
    const [first, last] = [numberOf(field, from), numberOf(field, to)];
    return first >= field.least && last <= field.most && first <= last;
  });
}

/** NaN, which compares with nothing, for a word that is none. */
function numberOf({ least, words }: CronField, text: string): number {
  const index = words.indexOf(text.toLowerCase());
  return index < 0 ? Number(text) : index + least;
}
