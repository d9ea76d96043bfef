// One environment: everything of it that differs, each with its cause.
import type { Made } from '../../lifecycle/compare/transition-of.ts';
import type { ObjectChange, ResourceChange } from '../../lifecycle/transition.ts';
import type { Cause, Change, Edit } from '../change.ts';
import { changeOfObject, changeOfResource, isFollower } from '../changes-of.ts';
import { causeChanges } from './cause-changes.ts';
import type { Variant } from './effects.ts';
import { splitObjects, splitResources } from './split-by-program.ts';

export interface Compared {
  /** `shop/prod` */
  readonly environment: string;
  readonly resources: readonly ResourceChange[];
  readonly objects: readonly ObjectChange[];
  /** Of its own files, and of those of the environments that it names. */
  readonly edits: readonly Edit[];
  /** What the files of the base come to with this program; null where it is the same program, or where they do
   * not compile any more. */
  readonly made: () => Made | null;
  readonly isProgramSame: boolean;
  /** Null: there are too many to try. */
  readonly variant: Variant | null;
}

export function changesWithCauses(compared: Compared): readonly Change[] {
  const { environment, resources, objects, edits, variant, isProgramSame } = compared;
  const uncaused = (some: {
    resources: readonly ResourceChange[];
    objects: readonly ObjectChange[];
  }) => [
    ...some.resources.map((each) => changeOfResource(environment, each)),
    ...some.objects
      .map((each) => changeOfObject(environment, each))
      .filter((each) => !isFollower(each)),
  ];
  if (edits.length === 0) {
    const cause: Cause = { type: isProgramSame ? 'stale' : 'program' };
    return uncaused(compared).map((each) => ({ ...each, cause }));
  }
  const made = isProgramSame ? null : compared.made();
  if (made === null) return causeChanges(uncaused({ resources, objects }), edits, variant);
  const [terraform, kubernetes] = [splitResources(resources, made), splitObjects(objects, made)];
  const ours = uncaused({ resources: terraform.byProgram, objects: kubernetes.byProgram });
  return [
    ...causeChanges(
      uncaused({ resources: terraform.byEdits, objects: kubernetes.byEdits }),
      edits,
      variant,
    ),
    ...ours.map((each): Change => ({ ...each, cause: { type: 'program' } })),
  ];
}
