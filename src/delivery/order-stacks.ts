// The order in which stacks can be planned and applied.
import type { TerraformArtifact } from '../model/artifact.ts';

export interface OrderedStack {
  readonly stack: string;
  readonly dependsOn: readonly string[];
  /** 0 for a stack that reads no other, else one more than the highest it reads. */
  readonly level: number;
}

/** By level, then by name. */
export function orderStacks(stacks: readonly TerraformArtifact[]): readonly OrderedStack[] {
  const byName = new Map(stacks.map((artifact) => [artifact.stack, artifact]));
  const levels = new Map<string, number>();

  function levelOf(stack: string, readers: readonly string[]): number {
    const known = levels.get(stack);
    if (known !== undefined) return known;
    if (readers.includes(stack)) {
      throw new Error(`Stacks read each other: ${[...readers, stack].join(' → ')}`);
    }
    const artifact = byName.get(stack);
    if (!artifact) throw new Error(`Stack ${readers.at(-1)} reads ${stack}, which is not compiled`);
    const below = artifact.dependsOn.map((other) => levelOf(other, [...readers, stack]));
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
