// Every name in inputs, under `after` and at edges, against what there is. Outputs of stacks of ours are asked
// of what is compiled, by a check.
import type { Path } from '../../../diagnostics/diagnostic.ts';
import { STACK_NAMES } from '../../../model/naming/state.ts';
import { pointer, type Reference, reference } from '../../../model/reference.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { consumersOf, describeConsumer } from '../../../model/services/consumers.ts';
import { factsOf, type Named, namedBy, OTHER_ROOTS } from '../inputs.ts';

const STACKS = Object.fromEntries(STACK_NAMES.map((name) => [name, true]));
const ROOTS = Object.fromEntries([...STACK_NAMES, ...OTHER_ROOTS].map((name) => [name, true]));

export function terraformReferences(environment: Environment): readonly Reference[] {
  const { terraform } = environment;
  const ofStacks = Object.entries(terraform).flatMap(([key, stack]) => [
    ...namedBy(key, stack).flatMap(({ part, path }) =>
      'root' in part ? namesOf(environment, key, { part, path }) : [],
    ),
    ...stack.after.map((other, index) =>
      reference('stack', other, { ...STACKS, ...terraform }, `terraform.${key}`, [
        ...['terraform', key, 'after', index],
      ]),
    ),
  ]);
  return [...ofStacks, ...usedOutputs(environment)];
}

interface FoundName {
  readonly part: Named;
  readonly path: Path;
}

function namesOf(
  environment: Environment,
  key: string,
  { part: { root, steps }, path }: FoundName,
): readonly Reference[] {
  const user = `terraform.${key}.inputs`;
  const [first = '', second] = steps.map(String);
  if (root !== 'terraform') {
    const known = factsOf(environment)[root];
    return known && root !== 'cluster'
      ? [reference(`value of ${root}`, first, known, user, path)]
      : [reference('stack', root, ROOTS, user, path)];
  }
  const other = environment.terraform[first];
  if (!other) return [pointer('terraform stack', first, user, path)];
  const kind = `output of terraform stack ${first}`;
  return [reference(kind, second ?? '', other.outputs, user, path)];
}

function usedOutputs(environment: Environment): readonly Reference[] {
  return consumersOf(environment).flatMap((consumer) =>
    Object.entries(consumer.uses.terraform).flatMap(([stack, outputs]) => {
      const known = environment.terraform[stack]?.outputs;
      if (!known) return [];
      return outputs.map((output, index) =>
        reference(`output of terraform stack ${stack}`, output, known, describeConsumer(consumer), [
          ...consumer.path,
          'terraform',
          stack,
          index,
        ]),
      );
    }),
  );
}
