// Takes what a waiver excuses out of the findings, and finds fault with the waivers themselves.
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import type { Environment } from '../model/schema/environment.ts';
import type { Waiver } from '../model/schema/waiver.ts';

export interface WaiverInput {
  readonly environment: Environment;
  readonly findings: readonly Diagnostic[];
  /** Date of the commit, `2026-11-21`; undefined outside a repository, where nothing expires. */
  readonly asOf: string | undefined;
}

/** Checks and warnings can be waived; an error of the model is a fact that AWS or Kubernetes refuses. */
function isWaivable({ code, severity }: Diagnostic): boolean {
  return code.startsWith('check/') || severity === 'warning';
}

function covers(waiver: Waiver, finding: Diagnostic): boolean {
  if (waiver.code !== finding.code || !isWaivable(finding)) return false;
  const path = (finding.path ?? []).join('.');
  return path === waiver.path || path.startsWith(`${waiver.path}.`);
}

export function applyWaivers({ environment, findings, asOf }: WaiverInput): readonly Diagnostic[] {
  const waivers = Object.entries(environment.waivers);
  const expired = waivers.filter(([, { until }]) => asOf !== undefined && until < asOf);
  const valid = waivers.filter((entry) => !expired.includes(entry));
  const unused = valid.filter(([, waiver]) => !findings.some((each) => covers(waiver, each)));
  return [
    ...findings.filter((each) => !valid.some(([, waiver]) => covers(waiver, each))),
    ...expired.map(([key, { until }]) =>
      diagnostic('check/waiver-expired', { key, until }, { path: ['waivers', key, 'until'] }),
    ),
    ...unused.map(([key, { code, path }]) =>
      diagnostic(
        'check/waiver-unused',
        { key, code, path },
        { path: ['waivers', key], target: 'key' },
      ),
    ),
  ];
}
