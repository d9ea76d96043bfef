// What a line of the table says, held against what terraform planned.

import type { Change, ChangeOrder, ChangeStep } from '../terraform/planned-changes.ts';
import { isAbout, type Step, type Transition } from './transition.ts';

/** The changes of one stack; addresses as the table has them: `data/aws_db_instance.main`. */
export interface StackChanges {
  /** Without the environment. */
  readonly stack: string;
  readonly changes: readonly Change[];
  readonly order: ChangeOrder;
}

type Expected = Pick<
  Transition,
  'stacks' | 'creates' | 'modifies' | 'replaces' | 'destroys' | 'order'
>;

export function surprisesOf(
  expected: Expected,
  applied: readonly StackChanges[],
): readonly string[] {
  const changes = applied.flatMap(({ stack, changes: each }) =>
    each.map(({ address, action }) => ({ address: `${stack}/${address}`, action })),
  );
  const of = (action: Change['action']) =>
    changes.filter((each) => each.action === action).map(({ address }) => address);
  return [
    ...stackSurprises(
      expected.stacks,
      applied.map(({ stack }) => stack),
    ),
    ...missing('created', expected.creates, of('create')),
    ...missing('modified', expected.modifies, of('modify')),
    ...missing('replaced', expected.replaces, of('replace')),
    ...missing('destroyed', expected.destroys, of('destroy')),
    ...unexpected('replaced', expected.replaces, of('replace')),
    ...unexpected('destroyed', expected.destroys, of('destroy')),
    ...expected.order.flatMap(({ first, second }) => orderSurprises(first, second, applied)),
  ];
}

function stackSurprises(expected: readonly string[], applied: readonly string[]) {
  const [want, got] = [[...expected].sort().join(', '), [...applied].sort().join(', ')];
  return want === got ? [] : [`changes ${got || 'no stack'}, not ${want || 'none'}`];
}

function missing(what: string, patterns: readonly string[], addresses: readonly string[]) {
  return patterns
    .filter((pattern) => !addresses.some((address) => isAbout(pattern, address)))
    .map((pattern) => `${pattern} is not ${what}`);
}

function unexpected(what: string, patterns: readonly string[], addresses: readonly string[]) {
  return addresses
    .filter((address) => !patterns.some((pattern) => isAbout(pattern, address)))
    .map((address) => `${address} is ${what}`);
}

function orderSurprises(
  first: Step,
  second: Step,
  applied: readonly StackChanges[],
): readonly string[] {
  const place = ({ address }: Step) =>
    applied.findIndex(({ stack }) => address.startsWith(`${stack}/`));
  const [one, other] = [place(first), place(second)];
  const words = `${first.action} ${first.address} before ${second.action} ${second.address}`;
  const stack = applied[one];
  if (stack === undefined || other < 0) return [`nothing to order: ${words}`];
  if (one !== other) return one < other ? [] : [`not in this order: ${words}`];
  const isOrdered = stack.order.isBefore(stepOf(first), stepOf(second));
  return isOrdered ? [] : [`not in this order: ${words}`];
}

function stepOf({ action, address }: Step): ChangeStep {
  return {
    action: action === 'destroy' ? 'destroy' : 'settle',
    address: address.replace(/^[^/]+\//, ''),
  };
}
