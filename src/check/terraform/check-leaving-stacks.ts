// Stacks that are emptied while another one, which is not, reads what they hand out.
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { goes } from '../../environment/leaving/leavers.ts';
import type { CheckInput } from '../check-input.ts';

export function checkLeavingStacks({ environment, stacks }: CheckInput): readonly Diagnostic[] {
  const leaving = Object.entries(environment.leaving.stacks)
    .filter(([, leave]) => goes(leave))
    .map(([stack]) => stack);
  if (leaving.length === 0) return [];
  const staying = stacks.filter(({ stack }) => !leaving.includes(stack));
  return leaving.flatMap((stack) => {
    const readers = staying.filter(({ dependsOn }) => dependsOn.includes(stack));
    if (readers.length === 0) return [];
    const args = { stack, readers: readers.map((each) => each.stack).join(', ') };
    const where = { path: ['leaving', 'stacks', stack], target: 'key' } as const;
    return [diagnostic('check/leaving-stack-read', args, where)];
  });
}
