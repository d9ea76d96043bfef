// Errors and warnings from what terraform prints with -json: one document, or one per line.

export interface TerraformDiagnostic {
  readonly severity: 'error' | 'warning';
  readonly summary: string;
  readonly detail: string;
  readonly address: string;
  /** The line of the configuration that it is about. */
  readonly code: string;
}

interface RawDiagnostic {
  readonly severity: 'error' | 'warning';
  readonly summary: string;
  readonly detail?: string;
  readonly address?: string;
  readonly snippet?: { readonly context?: string; readonly code?: string };
}

interface Message {
  readonly type?: string;
  readonly diagnostic?: RawDiagnostic;
  readonly diagnostics?: readonly RawDiagnostic[];
  readonly hook?: { readonly resource?: { readonly addr?: string } };
  readonly changes?: { readonly add?: number; readonly operation?: string };
}

export function readDiagnostics(stdout: string): readonly TerraformDiagnostic[] {
  return messagesOf(stdout)
    .flatMap((message) => message.diagnostics ?? message.diagnostic ?? [])
    .map(({ severity, summary, detail, address, snippet }) => ({
      severity,
      summary,
      detail: (detail ?? '').replaceAll(/\s+/g, ' ').trim(),
      address: address ?? snippet?.context ?? '',
      code: snippet?.code ?? '',
    }));
}

/** How many resources a plan would create. */
export function readPlannedCount(stdout: string): number {
  return messagesOf(stdout).find(({ type }) => type === 'change_summary')?.changes?.add ?? 0;
}

/** What an apply had begun and not ended when it was killed. */
export function readUnfinished(stdout: string): readonly string[] {
  const begun = new Set<string>();
  for (const { type, hook } of messagesOf(stdout)) {
    const address = hook?.resource?.addr ?? '';
    if (type === 'apply_start') begun.add(address);
    if (type === 'apply_complete' || type === 'apply_errored') begun.delete(address);
  }
  return [...begun].sort();
}

function messagesOf(stdout: string): readonly Message[] {
  const whole = parse(stdout);
  return whole ? [whole] : stdout.split('\n').flatMap((line) => parse(line) ?? []);
}

function parse(text: string): Message | undefined {
  try {
    return JSON.parse(text) as Message;
  } catch {
    return undefined;
  }
}
