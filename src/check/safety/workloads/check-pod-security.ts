// Our pods are admitted by the level their namespace enforces, and need nothing that the level
// "restricted" forbids, whatever their namespace enforces.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { type PodTemplate, podTemplatesOf } from '../../artifacts/pod-templates.ts';
import type { CheckInput } from '../../check-input.ts';
import { pointAtWritten } from '../../point-at.ts';
import { enforcedLevels } from './enforced-levels.ts';
import { CONTROLS, type Control, type Level } from './pod-controls.ts';

export function checkPodSecurity(input: CheckInput): readonly Diagnostic[] {
  const levels = enforcedLevels(input);
  return podTemplatesOf(input).flatMap((pods) => {
    const level = levels.get(pods.namespace) ?? 'privileged';
    return CONTROLS.flatMap((control) =>
      control
        .broken(pods)
        .map((fault) => reportFault(pods, fault, refuses(level, control) ? level : undefined)),
    );
  });
}

/** Levels are cumulative: restricted refuses what baseline refuses. */
function refuses(level: Level, control: Control): boolean {
  return level === 'restricted' || level === control.level;
}

function reportFault(
  { title, namespace, artifact, path }: PodTemplate,
  fault: string,
  refusedBy: Level | undefined,
): Diagnostic {
  const where = { path: pointAtWritten(artifact, path) };
  return refusedBy === undefined
    ? diagnostic('check/pod-unrestricted', { object: title, fault }, where)
    : diagnostic(
        'check/pod-security',
        { object: title, namespace, level: refusedBy, fault },
        where,
      );
}
