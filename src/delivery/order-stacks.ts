// The order in which stacks can be planned and applied.

/** One by its name, which is unique among those that are ordered together. */
export interface Stack {
  readonly stack: string;
  readonly dependsOn: readonly string[];
}

export interface OrderedStack extends Stack {
  /** 0 for a stack that reads no other, else one more than the highest it reads. */
  readonly level: number;
}

/** By level, then by name. */
export function orderStacks(stacks: readonly Stack[]): readonly OrderedStack[] {
  const byName = new Map(stacks.map((each) => [each.stack, each]));
  const levels = new Map<string, number>();

  function levelOf(stack: string, readers: readonly string[]): number {
    const known = levels.get(stack);
    if (known !== undefined) return known;
    if (readers.includes(stack)) {
      throw new Error(`Stacks read each other: ${[...readers, stack].join(' → ')}`);
    }
    const found = byName.get(stack);
    if (!found) throw new Error(`Stack ${readers.at(-1)} reads ${stack}, which is not compiled`);
    const below = found.dependsOn.map((other) => levelOf(other, [...readers, stack]));
    const level = Math.max(-1, ...below) + 1;
    levels.set(stack, level);
    return level;
  }

  return stacks
    .map(({ stack, dependsOn }) => ({
      stack,
      dependsOn: [...dependsOn].sort(),
      level: levelOf(stack, []),
    }))
    .sort((left, right) => left.level - right.level || (left.stack < right.stack ? -1 : 1));
}
