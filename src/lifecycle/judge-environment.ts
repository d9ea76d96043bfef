// Every question asked of what changes in an environment that already runs, in one list.
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { judgeDestroyedData } from './judges/terraform/destroys-data.ts';
import { judgeReplacedData } from './judges/terraform/replaces-data.ts';
import type { Judge, TransitionInput } from './transition.ts';

/** What Terraform would do to what stands: https://developer.hashicorp.com/terraform/language/resources/behavior */
const TERRAFORM: readonly Judge[] = [judgeDestroyedData, judgeReplacedData];

/** What the API server would refuse, and Argo CD do to what runs. */
const KUBERNETES: readonly Judge[] = [];

const JUDGES: readonly Judge[] = [...TERRAFORM, ...KUBERNETES];

export function judgeEnvironment(input: TransitionInput): readonly Diagnostic[] {
  if (input.resources.length === 0 && input.objects.length === 0) return [];
  return JUDGES.flatMap((judge) => judge(input));
}
