// Indexes over all artifacts are built when the first rule asks and shared by the others.
import type { CheckInput } from './check-input.ts';

export function oncePerInput<T>(compute: (input: CheckInput) => T): (input: CheckInput) => T {
  const known = new WeakMap<CheckInput, { readonly value: T }>();
  return (input) => {
    const found = known.get(input) ?? { value: compute(input) };
    known.set(input, found);
    return found.value;
  };
}
