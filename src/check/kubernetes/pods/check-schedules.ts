// Schedules of CronJobs, as the controller reads them, and such as ever come.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { cronFault } from '../../../model/kubernetes/cron.ts';
import { objectsOf } from '../../artifacts/objects.ts';
import { asBody, type CheckInput, nameOf } from '../../check-input.ts';
import { pointAtField } from '../../point-at.ts';

export function checkSchedules(input: CheckInput): readonly Diagnostic[] {
  return objectsOf(input, 'CronJob').flatMap((artifact) => {
    const schedule = String(asBody(artifact.object['spec'])['schedule'] ?? '');
    const fault = cronFault(schedule);
    if (fault === undefined) return [];
    const path = pointAtField(input.environment, artifact, ['spec', 'schedule']);
    const args = { object: nameOf(artifact.object), schedule, fault };
    return [diagnostic('check/kubernetes-schedule', args, { path })];
  });
}
