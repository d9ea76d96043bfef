// Takes what a waiver excuses out of the findings, and finds fault with the waivers themselves.
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { nearest } from '../diagnostics/nearest.ts';
import { renderPath } from '../diagnostics/render-path.ts';
import { everyCode } from '../environment/every-code.ts';
import type { Environment } from '../model/schema/environment.ts';
import type { Waiver } from '../model/schema/operations/waiver.ts';

export interface WaiverInput {
  readonly environment: Environment;
  readonly findings: readonly Diagnostic[];
  /** Date of the commit, `2026-11-21`; undefined outside a repository, where nothing expires. */
  readonly asOf: string | undefined;
  /** Whether what changes was judged as well, against a base. */
  readonly isCompared: boolean;
}

export function applyWaivers(input: WaiverInput): readonly Diagnostic[] {
  const { environment, findings, asOf, isCompared } = input;
  const waivers = Object.entries(environment.waivers);
  const isExpired = ({ until }: Waiver) => asOf !== undefined && until < asOf;
  const expired = waivers.filter(([, waiver]) => isExpired(waiver));
  const valid = waivers.filter(([, waiver]) => !isExpired(waiver));
  return [
    ...findings.filter((finding) => !valid.some(([, waiver]) => covers(waiver, finding))),
    ...expired.map(([key, { until }]) =>
      diagnostic('check/waiver-expired', { key, until }, { path: ['waivers', key, 'until'] }),
    ),
    ...valid
      .filter(([, { code }]) => isCompared || !isOfChange(code))
      .filter(([, waiver]) => !findings.some((finding) => covers(waiver, finding)))
      .map(([key, waiver]) => reportUnused(key, waiver, findings)),
  ];
}

/** Checks, changes and warnings can be waived; an error of the model is a fact that AWS or Kubernetes refuses. */
function isWaivable({ code, severity }: Diagnostic): boolean {
  return code.startsWith('check/') || isOfChange(code) || severity === 'warning';
}

function isOfChange(code: string): boolean {
  return code.startsWith('lifecycle/') && Object.hasOwn(everyCode, code);
}

function covers({ code, path }: Waiver, finding: Diagnostic): boolean {
  return (
    code === finding.code && isWaivable(finding) && waysToWrite(finding).some(isAtOrBelow(path))
  );
}

/** As waivers are written, and as messages show it: `a.list.0`, `a.list[0]`. */
function waysToWrite({ path = [] }: Diagnostic): readonly string[] {
  return [path.join('.'), renderPath(path)];
}

function isAtOrBelow(path: string): (written: string) => boolean {
  return (written) =>
    written === path || written.startsWith(`${path}.`) || written.startsWith(`${path}[`);
}

function reportUnused(key: string, { code, path }: Waiver, findings: readonly Diagnostic[]) {
  const args = { key, code, path };
  if (!Object.hasOwn(everyCode, code)) {
    const suggestion = nearest(code, Object.keys(everyCode));
    const where = { path: ['waivers', key, 'code'] };
    return diagnostic('check/waiver-unused', { ...args, suggestion }, where);
  }
  const elsewhere = findings
    .filter((finding) => finding.code === code && isWaivable(finding))
    .flatMap(waysToWrite);
  const suggestion = nearest(path, elsewhere);
  const where = { path: ['waivers', key], target: 'key' } as const;
  return diagnostic('check/waiver-unused', { ...args, suggestion }, where);
}
