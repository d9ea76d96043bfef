// Every question asked of what changes in an environment that already runs, in one list.
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { judgeInUse } from './judges/removal/in-use.ts';
import { judgeLeavingDone } from './judges/removal/leaving-done.ts';
import { judgeMovedStates, movesElsewhere } from './judges/removal/moves-state.ts';
import { judgeOrphanedStacks } from './judges/removal/orphans-stack.ts';
import { judgeUnprepared } from './judges/removal/unprepared.ts';
import { judgeDestroyedData } from './judges/terraform/destroys-data.ts';
import { judgeReplacedData } from './judges/terraform/replaces-data.ts';
import type { Judge, TransitionInput } from './transition.ts';

/** What Terraform would do to what stands: https://developer.hashicorp.com/terraform/language/resources/behavior */
const TERRAFORM: readonly Judge[] = [judgeDestroyedData, judgeReplacedData];

/** What goes, in the order in which stacks are applied. */
const REMOVAL: readonly Judge[] = [
  judgeInUse,
  judgeUnprepared,
  judgeLeavingDone,
  judgeOrphanedStacks,
];

/** What the API server would refuse, and Argo CD do to what runs. */
const KUBERNETES: readonly Judge[] = [];

const CLOUD: readonly Judge[] = [...TERRAFORM, ...REMOVAL];

export function judgeEnvironment(input: TransitionInput): readonly Diagnostic[] {
  const moved = judgeMovedStates(input);
  const judges = movesElsewhere(moved) ? KUBERNETES : [...CLOUD, ...KUBERNETES];
  return [...moved, ...judges.flatMap((judge) => judge(input))];
}
