// A stack that is no more, while its environment is: Atlantis has no project that would destroy what it made.

import type { Path } from '../../../diagnostics/diagnostic.ts';
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { plural } from '../../../diagnostics/wording.ts';
import { holdingOf, isFilled } from '../../holdings.ts';
import type { Body, ResourceChange, TransitionInput } from '../../transition.ts';
import { wayOut } from '../../way-out.ts';

export function judgeOrphanedStacks(input: TransitionInput): readonly Diagnostic[] {
  const gone = [...input.stacks.before.keys()].filter(
    // The bucket of stack `state` is deleted by hand, after the states in it.
    (stack) => stack !== 'state' && !input.stacks.after.has(stack),
  );
  return gone.flatMap((stack) => {
    const left = input.resources.filter((each) => each.stack === stack && each.before !== null);
    if (left.length === 0) return [];
    const document = input.stacks.before.get(stack) ?? {};
    const data = left.filter((each) => isData(document, each));
    const path = sharedPath(left);
    const written = wayOut('', '', path)?.written ?? `leaving: { stacks: { ${stack}: {} } }`;
    const args = { stack, resources: plural(left.length, 'resource'), data: listOf(data), written };
    return [diagnostic('lifecycle/orphans-stack', args, { path, target: 'key' })];
  });
}

function isData(document: Body, { address, type, before }: ResourceChange): boolean {
  return !isFilled(document, address) && holdingOf(type, before ?? {})?.kind === 'data';
}

const LISTED_MAX = 5;

function listOf(data: readonly ResourceChange[]): string {
  const shown = data.slice(0, LISTED_MAX).map(({ address }) => address);
  const more = data.length > LISTED_MAX ? [`${data.length - LISTED_MAX} more`] : [];
  return [...shown, ...more].join(', ');
}

/** The key below which all of them were written; of those of several keys, that of the first. */
function sharedPath(resources: readonly ResourceChange[]): Path {
  const paths = resources.map(({ origin }) => origin).filter((path) => path.length > 0);
  const [first = []] = paths;
  const length = first.findIndex((key, at) => paths.some((path) => path[at] !== key));
  return length === 0 ? first : first.slice(0, length < 0 ? first.length : length);
}
