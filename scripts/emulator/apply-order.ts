// Which stacks a run applies, and what each waits for: the stack that makes the bucket of its state, where one
// does, and what it is compiled to wait for, across environments.
import type { CompiledStack } from '../terraform/compiled-stacks.ts';
import type { Stack } from '../terraform/find-stacks.ts';
import { keeperOf } from '../terraform/standing-states.ts';

export interface Step {
  readonly stack: Stack;
  /** It makes the bucket of its own state. */
  readonly bootstraps: boolean;
  /** Names of stacks. */
  readonly after: readonly string[];
}

interface Selection {
  readonly stacks: readonly Stack[];
  readonly compiled: readonly Pick<CompiledStack, 'name' | 'after'>[];
  /** `<system>/<environment>`; what they depend on elsewhere comes along. */
  readonly environments: readonly string[];
}

/** What is waited for stands before what waits. */
export function applyOrder({ stacks, compiled, environments }: Selection): readonly Step[] {
  const byName = new Map(stacks.map((stack) => [stack.name, stack]));
  const waits = new Map(compiled.map(({ name, after }) => [name, after]));
  const stateOf = (name: string) => {
    const stack = byName.get(name);
    return stack === undefined ? undefined : keeperOf(stack, stacks)?.name;
  };
  const after = (name: string) =>
    [stateOf(name) ?? name, ...(waits.get(name) ?? [])].filter(
      (each) => each !== name && byName.has(each),
    );
  const chosen = new Set<string>();
  const choose = (name: string) => {
    if (chosen.has(name)) return;
    after(name).forEach(choose);
    chosen.add(name);
  };
  for (const { name } of stacks) if (environments.includes(environmentOf(name))) choose(name);
  return [...chosen].flatMap((name) => {
    const stack = byName.get(name);
    return stack ? [{ stack, bootstraps: name === stateOf(name), after: after(name) }] : [];
  });
}

function environmentOf(name: string): string {
  return name.split('/').slice(0, 2).join('/');
}
