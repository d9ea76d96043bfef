// A review for a terminal.
import { plural } from '../../diagnostics/wording.ts';
import type { Affected } from '../affected.ts';
import { COST_BASIS, costLine } from '../cost/cost-words.ts';
import type { FieldChange } from '../fields/field-changes.ts';
import type { Group, Pattern } from '../groups/group-changes.ts';
import type { Review } from '../review.ts';
import { showField } from './show-value.ts';
import { causeLines, placesOf, reachOf, SIGNS, stepsOf } from './words.ts';

const FIELDS_MAX = 12;

export function renderReviewText(review: Review): string {
  const { base, environments, groups, files, affected } = review;
  const scope = plural(environments, 'environment');
  if (groups.length === 0 && files.length === 0) return `No difference from ${base} in ${scope}.\n`;
  const blocks = [
    ...groups.map(renderGroup),
    ...renderFiles(files),
    ...renderCosts(review),
    ...renderAffected(affected),
    summaryOf(review),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function renderGroup(group: Group): string {
  const { cause, dangers, patterns } = group;
  return [
    ...causeLines(cause),
    `  reaches ${reachOf(group)}`,
    ...dangers.map(({ label, reason }) => `  ! ${label}: ${reason}`),
    ...patterns.flatMap(renderPattern),
  ].join('\n');
}

export function renderPattern(pattern: Pattern): readonly string[] {
  const { plane, action, fields, places } = pattern;
  const [first] = places;
  const moved = action === 'move' && first ? `, was ${first.nameBefore}` : '';
  const stays =
    action === 'forget'
      ? `, which ${places.length === 1 ? 'stays where it is' : 'stay where they are'}`
      : '';
  const isOrder = plane !== 'file' && action === 'change' && fields.length === 0;
  const order = isOrder ? ', the order of its parts only' : '';
  const more = fields.length - FIELDS_MAX;
  return [
    `  ${SIGNS[action]} ${placesOf(pattern)}${moved}${stays}${order}`,
    ...fields.slice(0, FIELDS_MAX).map((field) => `      ${renderField(field)}`),
    ...(more > 0 ? [`      and ${more} more`] : []),
  ];
}

export function renderField(field: FieldChange): string {
  const { before, after } = showField(field);
  if (before === undefined) return `+ ${field.path}: ${after}`;
  if (after === undefined) return `- ${field.path}: ${before}`;
  return `${field.path}: ${before} → ${after}`;
}

function renderFiles(files: readonly Group[]): readonly string[] {
  const patterns = files.flatMap((group) => group.patterns);
  if (patterns.length === 0) return [];
  return [['Files that follow', ...patterns.flatMap(renderPattern)].join('\n')];
}

function renderAffected(affected: readonly Affected[]): readonly string[] {
  if (affected.length === 0) return [];
  return [['What follows, in this order', ...affected.flatMap(stepLines)].join('\n')];
}

function stepLines(affected: Affected): readonly string[] {
  return [`  ${affected.environment}`, ...stepsOf(affected).map((step) => `    ${step}`)];
}

function renderCosts({ costs }: Review): readonly string[] {
  if (costs.length === 0) return [];
  return [[`Cost (${COST_BASIS})`, ...costs.map((each) => `  ${costLine(each)}`)].join('\n')];
}

export function summaryOf({ base, environments, groups }: Review): string {
  const places = groups.flatMap(({ patterns }) => patterns.flatMap(({ places: all }) => all));
  const reached = new Set(places.map(({ environment }) => environment));
  const things = `${places.length} of their resources and objects`;
  const scope = `${reached.size} of ${plural(environments, 'environment')}`;
  return `Compared with ${base}: ${scope}, ${things}, by ${plural(groups.length, 'cause')}.`;
}
