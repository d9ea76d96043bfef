import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileWorld, type WorldStack } from '../../../scripts/lifecycle/compiled-world.ts';
import { editEnvironment, type Sources } from '../../../scripts/lifecycle/edit-environment.ts';
import { compileEdit, surprisingFindings } from '../../../scripts/lifecycle/findings.ts';
import { readTransitions, type Transition } from '../../../scripts/lifecycle/transition.ts';
import { someOf } from '../../support/some-of.ts';
import { askedOf } from '../../support/systems/systems.ts';

const table = readTransitions(readFileSync('scripts/lifecycle/transitions.yaml', 'utf8'));
/** Quick ones. Of all lines verify:lifecycle asks the same, of which the gate runs a part. */
const environments = askedOf(
  ['commerce/prod', 'landing-zone/dev', 'openedx/prod'],
  'environments whose transitions are compiled',
  (name) => [name],
);
const NONE: Sources = new Map();

describe('transitions.yaml', () => {
  it('has at least forty edits, of all five systems', () => {
    const systems = new Set(table.map(({ environment }) => environment.split('/')[0]));
    expect(table.length).toBeGreaterThanOrEqual(40);
    expect([...systems].sort()).toEqual([
      ...['commerce', 'landing-zone', 'learning-hub', 'openedx', 'three-tier'],
    ]);
  });

  it.each(someOf(environments, 3))(
    'changes the documents of the stacks that lines of %s name',
    (environment) => {
      const wrong = table
        .filter((row) => row.environment === environment)
        .filter(({ refused, knownToFail }) => refused === undefined && knownToFail === undefined)
        .map((row) => ({ name: row.name, stacks: changedBy(row) }))
        .filter(({ name, stacks }) => stacks !== rowOf(name).stacks.toSorted().join(' '));
      expect(wrong).toEqual([]);
    },
  );

  it.each(someOf(environments, 3))(
    'is refused with the codes that lines of %s name',
    (environment) => {
      const wrong = table
        .filter((row) => row.environment === environment)
        .filter(({ refused }) => refused !== undefined)
        .flatMap((row) => {
          const edited = { root: '.', before: before(row), after: after(row) };
          const { compilation } = compileEdit(environment, edited);
          return surprisingFindings(row, compilation).map((found) => `${row.name}: ${found}`);
        });
      expect(wrong).toEqual([]);
    },
  );

  it('names, in an order, what a line makes, modifies, replaces or destroys', () => {
    const addresses = ({ order }: Transition) =>
      order.flatMap(({ first, second }) => [first.address, second.address]);
    const unnamed = table.flatMap((row) =>
      addresses(row)
        .filter((address) => !row.stacks.includes(address.split('/')[0] ?? ''))
        .map((address) => `${row.name}: ${address}`),
    );
    expect(unnamed).toEqual([]);
  });
});

function rowOf(name: string): Transition {
  const row = table.find((each) => each.name === name);
  if (row === undefined) throw new Error(name);
  return row;
}

function before({ after: name }: Transition): Sources {
  return name === undefined ? NONE : after(rowOf(name));
}

function after(row: Transition): Sources {
  return editEnvironment('.', before(row), row);
}

/** What stands before several edits is compiled once. */
const compiled = new Map<string, ReadonlyMap<string, string>>();

function documentsOf(environment: string, sources: Sources): ReadonlyMap<string, string> {
  const text = sources.get(`environments/${environment}.yaml`) ?? '';
  const known = compiled.get(`${environment}\n${text}`);
  if (known !== undefined) return known;
  const documents = new Map(
    compileWorld('.', [environment], sources).map(({ name, document }: WorldStack) => [
      name.split('/')[2] ?? '',
      JSON.stringify(document),
    ]),
  );
  compiled.set(`${environment}\n${text}`, documents);
  return documents;
}

function changedBy(row: Transition): string {
  const was = documentsOf(row.environment, before(row));
  const is = documentsOf(row.environment, after(row));
  const names = new Set([...was.keys(), ...is.keys()]);
  return [...names]
    .filter((name) => was.get(name) !== is.get(name))
    .sort()
    .join(' ');
}
