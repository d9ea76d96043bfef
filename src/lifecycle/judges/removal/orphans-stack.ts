// Stacks that are gone with all that is in them: Atlantis plans what lies in the repository, and nobody destroys
// what a state holds whose document is gone.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { bodyOf, resourcesIn } from '../../compare/resource-changes.ts';
import type { Body, TransitionInput } from '../../transition.ts';
import { placeOf } from '../../uses-of.ts';
import { wayOut } from '../../way-out.ts';

export function judgeOrphanedStacks(input: TransitionInput): readonly Diagnostic[] {
  const { before, after } = input.stacks;
  // A state that lies where it lay has an owner, whatever that is called now.
  const places = new Set([...after.values()].map(placeOf));
  return (
    [...before]
      // The bucket of stack `state` is deleted by hand, once no state is in it.
      .filter(([stack]) => stack !== 'state' && !after.has(stack))
      .filter(([, document]) => !places.has(placeOf(document)))
      .flatMap(([stack, document]) => {
        const count = countIn(document);
        if (count === 0) return [];
        const [first] = input.resources.filter((change) => change.stack === stack);
        const path = first?.origin ?? [];
        const out =
          first && first.type !== 'aws_kms_key' ? wayOut(first.type, first.key, path) : null;
        const args = { stack, count, stays: out?.stays ?? null, written: out?.written ?? null };
        return [diagnostic('lifecycle/orphans-stack', args, { path, target: 'key' })];
      })
  );
}

export function countIn(document: Body): number {
  return resourcesIn(document).size + Object.keys(bodyOf(document['module'])).length;
}
