// A stack that is no more, while its environment is: Atlantis has no project that would destroy what it made.

import type { Path } from '../../../diagnostics/diagnostic.ts';
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { firstOf, plural } from '../../../diagnostics/wording.ts';
import { valueAt } from '../../../model/values/value-at.ts';
import { bodyOf } from '../../compare/resource-changes.ts';
import { holdingIn } from '../../holdings.ts';
import type { Body, ResourceChange, TransitionInput } from '../../transition.ts';
import { wayOut } from '../../way-out.ts';

export function judgeOrphanedStacks(input: TransitionInput): readonly Diagnostic[] {
  const gone = [...input.stacks.before].filter(
    // The bucket of stack `state` is deleted by hand, after the states in it.
    ([stack]) => stack !== 'state' && !input.stacks.after.has(stack),
  );
  return gone.flatMap(([stack, document]) => {
    const left = input.resources.filter((each) => each.stack === stack && each.before !== null);
    const modules = Object.keys(bodyOf(document['module'])).length;
    if (left.length + modules === 0) return [];
    const data = left.filter((each) => isData(document, each));
    const path = left.length > 0 ? sharedPath(left) : entryOf(input, stack);
    const resources = left.length > 0 ? plural(left.length, 'resource') : 'module';
    const written = wayOut('', '', path)?.written ?? `leaving: { stacks: { ${stack}: {} } }`;
    const addresses = data.map(({ address }) => address);
    const args = { stack, resources, data: firstOf(addresses, LISTED_MAX, ', '), written };
    return [diagnostic('lifecycle/orphans-stack', args, { path, target: 'key' })];
  });
}

/** A stack of the user's own has the key of its entry, whatever the collection. */
function entryOf({ environment, environmentBefore }: TransitionInput, stack: string): Path {
  const found = Object.entries(environmentBefore() ?? {}).find(
    ([collection, entries]) =>
      Object.hasOwn(bodyOf(entries), stack) &&
      valueAt(environment, [collection, stack]) === undefined,
  );
  return found === undefined ? [] : [found[0], stack];
}

function isData(document: Body, { address, before }: ResourceChange): boolean {
  return holdingIn(document, address, before ?? {})?.kind === 'data';
}

const LISTED_MAX = 5;

/** The key below which all of them were written; of those of several keys, that of the first. */
function sharedPath(resources: readonly ResourceChange[]): Path {
  const paths = resources.map(({ origin }) => origin).filter((path) => path.length > 0);
  const [first = []] = paths;
  const length = first.findIndex((key, at) => paths.some((path) => path[at] !== key));
  return length === 0 ? first : first.slice(0, length < 0 ? first.length : length);
}
