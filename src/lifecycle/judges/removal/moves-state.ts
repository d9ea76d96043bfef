// Stacks that look for their state somewhere else, or for what it holds: they would find nothing, and make all of
// it a second time.
import { type Diagnostic, diagnostic, type Path } from '../../../diagnostics/diagnostic.ts';
import { renderPath } from '../../../diagnostics/render-path.ts';
import { uniqueBy } from '../../../model/values/unique-by.ts';
import { isEqual } from '../../compare/is-equal.ts';
import { bodyOf } from '../../compare/resource-changes.ts';
import type { Body, TransitionInput } from '../../transition.ts';
import { countIn } from './orphans-stack.ts';

interface Move {
  readonly what: 'state' | 'region' | 'account';
  readonly stack: string;
  readonly from: string;
  readonly to: string;
}

export function judgeMovedStates(input: TransitionInput): readonly Diagnostic[] {
  const { before, after } = input.stacks;
  const moves = [...before].flatMap(([stack, document]) => {
    const now = after.get(stack);
    return now === undefined || countIn(document) === 0 ? [] : movesOf(stack, document, now);
  });
  const found = uniqueBy(moves, ({ what }) => what).map(({ what, stack, from, to }) => {
    const stacks = moves.filter((move) => move.what === what).length;
    const args = { what, stack, stacks, from, to };
    return diagnostic('lifecycle/moves-state', args, { path: causeOf(input, what) });
  });
  // The state of an account or a region lies there as well.
  return uniqueBy(found, ({ path = [] }) => renderPath(path));
}

/** Nothing that is made there already is changed or destroyed. */
export function movesElsewhere(found: readonly Diagnostic[]): boolean {
  return found.some(({ args }) => args['what'] !== 'state');
}

function movesOf(stack: string, before: Body, after: Body): readonly Move[] {
  return ASKED.flatMap(([what, asked]) => {
    const [from, to] = [asked(before), asked(after)];
    return from === to ? [] : [{ what, stack, from, to }];
  });
}

const ASKED: readonly (readonly [Move['what'], (document: Body) => string])[] = [
  ['account', (document) => [ownProvider(document)['allowed_account_ids']].flat().join(', ')],
  ['region', (document) => String(ownProvider(document)['region'])],
  ['state', (document) => placeOfState(document)],
];

function placeOfState(document: Body): string {
  const { bucket, key, region } = bodyOf(bodyOf(bodyOf(document['terraform'])['backend'])['s3']);
  return `${bucket}/${key} in ${region}`;
}

/** The one without an alias. */
function ownProvider(document: Body): Body {
  const providers = [bodyOf(document['provider'])['aws']].flat().map(bodyOf);
  return providers.find(({ alias }) => alias === undefined) ?? {};
}

/** What of it differs in the environment, the nearest first. */
function causeOf({ environment, environmentBefore }: TransitionInput, what: Move['what']): Path {
  const was = environmentBefore();
  if (what !== 'state' || was === null) return ['aws', what === 'account' ? 'account' : 'region'];
  if (!isEqual(was.delivery.state, environment.delivery.state)) return ['delivery', 'state'];
  if (was.aws.account !== environment.aws.account) return ['aws', 'account'];
  return was.aws.region === environment.aws.region ? ['aws'] : ['aws', 'region'];
}
