// What a review tells of an edit, held against what terraform planned for the same one.
import { bodyOf, resourcesIn } from '../../../src/lifecycle/compare/resource-changes.ts';
import { holdingIn } from '../../../src/lifecycle/holdings.ts';
import type { WorldStack } from '../compiled-world.ts';
import type { StackChanges } from '../expectations.ts';
import type { Told } from './told-by-review.ts';

export interface Comparison {
  /** How much is told as it is planned. */
  readonly agreed: number;
  /** Told, and not planned. */
  readonly untrue: readonly string[];
  /** Planned, and not told. */
  readonly missed: readonly string[];
}

export const NOTHING: Comparison = { agreed: 0, untrue: [], missed: [] };

interface Planned {
  /** As terraform planned them, as far as it came. */
  readonly applied: readonly Pick<StackChanges, 'stack' | 'changes'>[];
  /** Before the edit. */
  readonly stood: readonly WorldStack[];
}

const WORDS = {
  creates: 'made',
  destroys: 'destroyed',
  replaces: 'made anew',
  data: 'destroyed with its data',
} as const;

export function compareWithPlan(told: Told, { applied, stood }: Planned): Comparison {
  const stacks = new Set(applied.map(({ stack }) => stack));
  const isPlanned = (address: string) => stacks.has(address.slice(0, address.indexOf('/')));
  const are = (action: string) =>
    applied.flatMap(({ stack, changes }) =>
      changes.filter((each) => each.action === action).map(({ address }) => `${stack}/${address}`),
    );
  const gone = [...are('destroy'), ...are('replace')];
  const planned = {
    creates: are('create'),
    destroys: are('destroy'),
    replaces: are('replace'),
    data: gone.filter((address) => holdsData(stood, address)).map(withoutStack),
  };
  const kinds = ['creates', 'destroys', 'replaces', 'data'] as const;
  const compared = kinds.map((kind) => {
    const isOf = kind === 'data' ? () => true : isPlanned;
    return differing([...told[kind]].filter(isOf), planned[kind], WORDS[kind]);
  });
  return sumOf(compared);
}

function differing(told: readonly string[], planned: readonly string[], word: string): Comparison {
  return {
    agreed: told.filter((each) => planned.includes(each)).length,
    untrue: told
      .filter((each) => !planned.includes(each))
      .map((each) => `the review tells that ${each} is ${word}, and terraform does not plan it`),
    missed: planned
      .filter((each) => !told.includes(each))
      .map((each) => `terraform plans that ${each} is ${word}, and the review does not tell`),
  };
}

export function sumOf(all: readonly Comparison[]): Comparison {
  return {
    agreed: all.reduce((sum, { agreed }) => sum + agreed, 0),
    untrue: all.flatMap(({ untrue }) => untrue),
    missed: all.flatMap(({ missed }) => missed),
  };
}

function holdsData(stood: readonly WorldStack[], address: string): boolean {
  const [stack = ''] = address.split('/');
  const found = stood.find(({ name }) => name.endsWith(`/${stack}`));
  const document = bodyOf(found?.document);
  const body = resourcesIn(document).get(withoutStack(address));
  return body !== undefined && holdingIn(document, withoutStack(address), body)?.kind === 'data';
}

function withoutStack(address: string): string {
  return address.slice(address.indexOf('/') + 1);
}
