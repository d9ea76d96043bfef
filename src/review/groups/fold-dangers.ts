// The same danger of many things is told once, of the first of them, with the names of the others.

import { firstOf } from '../../diagnostics/wording.ts';
import { escapePattern } from '../../model/values/escape-pattern.ts';
import { groupBy } from '../../model/values/group-by.ts';
import type { Told } from './group-changes.ts';

const NAMES_MAX = 4;

/** In the order in which they come up. */
export function foldDangers(dangers: readonly Told[]): readonly Told[] {
  return [...groupBy(dangers, coreOf).values()].flatMap(foldAlike);
}

/** Without a subject it is like no other. */
function coreOf({ label, reason, subject, environments }: Told): string {
  const core = subject === undefined ? reason : withoutNames(reason, subject);
  return JSON.stringify([label, core, subject === undefined, environments]);
}

/** Also without the key of a resource, which what follows it has in its name. */
function withoutNames(reason: string, subject: string): string {
  const key = subject.slice(subject.indexOf('.') + 1);
  return reason
    .replaceAll(subject, '*')
    .replaceAll(new RegExp(`(?<![\\w-])${escapePattern(key)}(?![\\w-])`, 'g'), '*');
}

function foldAlike(alike: readonly Told[]): readonly Told[] {
  const [first, ...others] = alike;
  if (first === undefined || others.length === 0 || first.subject === undefined) return alike;
  // `Deployment web` and `Deployment api`: the kind is said.
  const names = others.flatMap(({ subject = '' }) => subject.split(' ').at(-1) ?? []);
  const replaced = alike.flatMap((each) => each.replaced ?? []);
  const { about, ...told } = first;
  return [
    {
      ...told,
      reason: `${first.reason}; the same of ${firstOf(names, NAMES_MAX)}`,
      abouts: alike.flatMap((each) => each.about ?? []),
      ...(replaced.length > 0 && { replaced }),
    },
  ];
}
