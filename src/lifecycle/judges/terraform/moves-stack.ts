// A stack whose state, account or region is another one: Terraform finds nothing of what it made, and makes all
// of it again.

import type { Path } from '../../../diagnostics/diagnostic.ts';
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { Json } from '../../../model/artifact.ts';
import { argumentAt } from '../../bounds/argument-at.ts';
import { changedKeys } from '../../compare/cause.ts';
import { isEqual } from '../../compare/is-equal.ts';
import { bodyOf } from '../../compare/resource-changes.ts';
import { showValue } from '../../compare/show-value.ts';
import type { Body, TransitionInput } from '../../transition.ts';

interface Place {
  readonly what: string;
  readonly of: (document: Body) => Json | undefined;
}

const PLACES: readonly Place[] = [
  { what: 'bucket of the state', of: (document) => backendOf(document)['bucket'] },
  { what: 'key of the state', of: (document) => backendOf(document)['key'] },
  { what: 'account', of: (document) => [providerOf(document)['allowed_account_ids']].flat()[0] },
  { what: 'region', of: (document) => providerOf(document)['region'] },
];

/** One finding for all stacks that move alike. */
export function judgeMovedStacks(input: TransitionInput): readonly Diagnostic[] {
  return PLACES.flatMap(({ what, of }) => {
    const moved = movedOf(input, of);
    const [first] = moved;
    if (first === undefined) return [];
    const args = {
      what,
      stacks: moved.map(({ stack }) => stack).join(', '),
      before: showValue(first.before),
      after: showValue(first.after),
    };
    return [diagnostic('lifecycle/moves-stack', args, { path: causeIn(input, first) })];
  });
}

interface Move {
  readonly stack: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

function movedOf({ stacks }: TransitionInput, of: Place['of']): readonly Move[] {
  return [...stacks.before].flatMap(([stack, document]) => {
    const now = stacks.after.get(stack);
    if (now === undefined || now === document) return [];
    const [before, after] = [of(document), of(now)];
    return isEqual(before, after) || before === undefined ? [] : [{ stack, before, after }];
  });
}

/** The key whose value it is, or is part of: an account stands also in the name of a bucket. */
function causeIn({ environment, environmentBefore }: TransitionInput, move: Move): Path {
  const was = environmentBefore();
  const all = was === null ? [] : changedKeys(was, environment, []);
  const told = all.filter(({ after }) => isPartOf(after, move.after));
  return (told[0] ?? (all.length === 1 ? all[0] : undefined))?.path ?? ['delivery', 'state'];
}

function isPartOf(value: unknown, text: Json | undefined): boolean {
  return typeof value === 'string' && value !== '' && String(text).includes(value);
}

function backendOf(document: Body): Body {
  return bodyOf(argumentAt(document, 'terraform.backend.s3'));
}

/** The one without an alias. */
function providerOf(document: Body): Body {
  const all = [bodyOf(document['provider'])['aws']].flat().map(bodyOf);
  return all.find((each) => each['alias'] === undefined) ?? {};
}
