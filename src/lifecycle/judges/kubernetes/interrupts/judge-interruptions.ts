// What applies, and leaves something away or smaller for a while.
import { type Diagnostic, diagnostic } from '../../../../diagnostics/diagnostic.ts';
import type { TransitionInput } from '../../../transition.ts';
import { autoscalingInterruptions } from './autoscaling.ts';
import { portInterruptions } from './changed-ports.ts';
import type { FindInterruptions } from './interruption.ts';
import { meshInterruptions } from './mesh.ts';
import { argoCdInterruptions } from './moved-argo-cd.ts';
import { moveInterruptions } from './moved-services.ts';
import { controllerInterruptions } from './switched-controllers.ts';
import { upgradeInterruptions } from './unignored-replicas.ts';

const ALL: readonly FindInterruptions[] = [
  argoCdInterruptions,
  autoscalingInterruptions,
  controllerInterruptions,
  meshInterruptions,
  moveInterruptions,
  portInterruptions,
  upgradeInterruptions,
];

export function judgeInterruptions(input: TransitionInput): readonly Diagnostic[] {
  return ALL.flatMap((find) => find(input)).map(({ path, what, remedy }) =>
    diagnostic('lifecycle/interrupts', { what, remedy }, { path }),
  );
}
