// Every question asked of what changes in an environment that already runs, in one list.
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { judgeDestroyedData } from './judges/terraform/destroys-data.ts';
import { judgeDoneMoves } from './judges/terraform/moved-done.ts';
import { judgeMovedStacks } from './judges/terraform/moves-stack.ts';
import { judgeOrphanedStacks } from './judges/terraform/orphans-stack.ts';
import { judgeRenames } from './judges/terraform/renamed.ts';
import { judgeReplacedBefore } from './judges/terraform/replaced-before.ts';
import { judgeReplacedData } from './judges/terraform/replaces-data.ts';
import { judgeShrinking } from './judges/terraform/shrinks.ts';
import type { Judge, TransitionInput } from './transition.ts';

/** What Terraform would do to what stands: https://developer.hashicorp.com/terraform/language/resources/behavior */
const TERRAFORM: readonly Judge[] = [
  judgeMovedStacks,
  judgeOrphanedStacks,
  judgeDestroyedData,
  judgeRenames,
  judgeDoneMoves,
  judgeReplacedData,
  judgeReplacedBefore,
  judgeShrinking,
];

/** What the API server would refuse, and Argo CD do to what runs. */
const KUBERNETES: readonly Judge[] = [];

const JUDGES: readonly Judge[] = [...TERRAFORM, ...KUBERNETES];

export function judgeEnvironment(input: TransitionInput): readonly Diagnostic[] {
  return JUDGES.flatMap((judge) => judge(input));
}
