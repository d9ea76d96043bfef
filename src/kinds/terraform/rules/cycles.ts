import type { Diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { report } from '../codes.ts';
import { namedBy } from '../inputs.ts';

/** One diagnostic for each circle, at the first of its stacks in the order of the file. */
export function checkCycles({ terraform }: Environment): readonly Diagnostic[] {
  const before = new Map(
    Object.entries(terraform).map(([key, stack]) => {
      const read = namedBy(key, stack).flatMap(({ part }) =>
        'root' in part && part.root === 'terraform' ? [String(part.steps[0])] : [],
      );
      const own = [...read, ...stack.after].filter((other) => Object.hasOwn(terraform, other));
      return [key, [...new Set(own)]] as const;
    }),
  );
  const done = new Set<string>();
  const found: Diagnostic[] = [];
  const follow = (key: string, trail: readonly string[]): void => {
    const start = trail.indexOf(key);
    if (start >= 0) {
      const cycle = [...trail.slice(start), key].join(' → ');
      const where = { path: ['terraform', key], target: 'key' } as const;
      found.push(report('model/terraform-cycle', { cycle }, where));
    }
    if (start >= 0 || done.has(key)) return;
    for (const other of before.get(key) ?? []) follow(other, [...trail, key]);
    done.add(key);
  };
  for (const key of before.keys()) follow(key, []);
  return found;
}
