// A review as the comment of a pull request. Dangers stand there whole; what does not fit of the rest is left
// out from the end, and counted.

import { plural } from '../../diagnostics/wording.ts';
import { cell, table } from '../../model/page/markdown.ts';
import { COST_BASIS, costLine } from '../cost/cost-words.ts';
import { compareDangers } from '../dangers/danger.ts';
import type { Group, Told } from '../groups/group-changes.ts';
import type { Review } from '../review.ts';
import { renderPattern, summaryOf } from './text.ts';
import { causeLines, reachOf, stepsOf } from './words.ts';

/** Of GitHub, in characters; GitLab takes more.
 * https://github.com/orgs/community/discussions/27190 */
export const COMMENT_MAX = 65_536;

/** By which the comment is found again. */
export const MARK = '<!-- groundplan diff -->';

export interface MarkdownSettings {
  /** Where the whole is. Absent: nowhere. */
  readonly link?: string | undefined;
  readonly max?: number;
}

export function renderReviewMarkdown(review: Review, settings: MarkdownSettings = {}): string {
  const { link, max = COMMENT_MAX } = settings;
  const { groups, files } = review;
  if (groups.length === 0 && files.length === 0) {
    return `${MARK}\n### groundplan: no difference\n\n${summaryOf(review)}\n`;
  }
  const first = [MARK, titleOf(review), ...dangersOf(groups, max * DANGERS_SHARE)];
  const last = [
    ...affectedOf(review),
    ...costsOf(review),
    summaryOf(review),
    ...(link ? [`[The whole of it](${link})`] : []),
  ];
  const room = max - length([...first, ...last]) - LEFT_OUT_LENGTH;
  const { shown, left } = shorten(groups.map(sectionsOf), room);
  const leftOut =
    left === 0
      ? []
      : [`*${plural(left, 'more cause')} left out, since a comment has no room for them.*`];
  return `${[...first, ...shown, ...leftOut, ...last].join('\n\n')}\n`;
}

const LEFT_OUT_LENGTH = 200;

function length(blocks: readonly string[]): number {
  return blocks.reduce((sum, block) => sum + block.length + 2, 0);
}

interface Sections {
  readonly whole: string;
  /** Without what comes out. */
  readonly brief: string;
}

/** Whole ones first; where the room ends, brief ones, and then none. */
function shorten(sections: readonly Sections[], room: number) {
  const shown: string[] = [];
  let free = room;
  for (const { whole, brief } of sections) {
    const text =
      whole.length + 2 <= free - BRIEF_RESERVE * (sections.length - shown.length) ? whole : brief;
    if (text.length + 2 > free) break;
    shown.push(text);
    free -= text.length + 2;
  }
  return { shown, left: sections.length - shown.length };
}

/** What a brief one usually takes: those behind should have it. */
const BRIEF_RESERVE = 160;

function titleOf({ groups }: Review): string {
  const names = new Set(groups.flatMap(({ environments }) => environments));
  const worst = groups.flatMap(({ dangers }) => dangers)[0];
  const scope = plural(names.size, 'environment');
  return `### groundplan: ${scope} changed${worst ? `, worst: ${worst.label}` : ', nothing dangerous found'}`;
}

/** Of the comment. Thousands of dangers are read nowhere, and the worst come first. */
const DANGERS_SHARE = 0.7;

function dangersOf(groups: readonly Group[], room: number): readonly string[] {
  const all = groups.flatMap(({ dangers }) => dangers).toSorted(compareDangers);
  if (all.length === 0) return [];
  const rows = all.map((danger) => [`**${danger.label}**`, cell(danger.reason), whereOf(danger)]);
  let used = 0;
  const shown = rows.filter((row) => {
    used += row.join(' | ').length + '| '.length + ' |\n'.length;
    return used <= room;
  });
  const more = rows.length - shown.length;
  const rest = more === 0 ? [] : [['', `and ${plural(more, 'more danger')}`, '']];
  return [table(['Danger', 'Why', 'Where'], [...shown, ...rest]).join('\n')];
}

function whereOf({ environments }: Told): string {
  return reachOf({ environments });
}

function sectionsOf(group: Group): Sections {
  const { cause, dangers, patterns } = group;
  const causes = causeLines(cause).map((line) => `\`${line.replaceAll('`', "'")}\``);
  const labels = [...new Set(dangers.map(({ label }) => label))];
  const head = [
    `#### ${causes.slice(0, CAUSES_MAX).join('<br>')}`,
    `reaches ${reachOf(group)}${labels.length > 0 ? ` · ${labels.join(' · ')}` : ''}`,
  ].join('\n\n');
  const count = patterns.reduce((sum, { places }) => sum + places.length, 0);
  const lines = patterns.flatMap(renderPattern).map((line) => line.replace(/^ {2}/, ''));
  const details = [
    `<details><summary>${plural(count, 'change')}</summary>`,
    fenced(lines),
    '</details>',
  ].join('\n\n');
  return { whole: `${head}\n\n${details}`, brief: head };
}

const CAUSES_MAX = 8;

/** With more backticks than any line has. */
function fenced(lines: readonly string[]): string {
  const longest = Math.max(2, ...lines.map((line) => (/`+/.exec(line)?.[0] ?? '').length));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}diff`, ...lines.map(asDiff), fence].join('\n');
}

/** Colours of `diff` come from the first character. */
function asDiff(line: string): string {
  const [, indent = '', sign = '', rest = ''] = /^( *)([+-])? ?(.*)$/.exec(line) ?? [];
  return sign === '' ? `  ${line}` : `${sign} ${indent}${rest}`;
}

function affectedOf({ affected }: Review): readonly string[] {
  if (affected.length === 0) return [];
  const rows = affected.map((each) => [each.environment, cell(stepsOf(each).join('<br>'))]);
  return [table(['Environment', 'What follows, in this order'], rows).join('\n')];
}

function costsOf({ costs }: Review): readonly string[] {
  if (costs.length === 0) return [];
  return [[`Cost (${COST_BASIS})`, '', ...costs.map((each) => `- ${costLine(each)}`)].join('\n')];
}
