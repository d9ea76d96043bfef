// Errors and warnings from what terraform prints with -json: one document, or one per line.

export interface TerraformDiagnostic {
  readonly severity: 'error' | 'warning';
  readonly summary: string;
  readonly detail: string;
  readonly address: string;
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
    }));
}

/** How many resources a plan would create. */
export function readPlannedCount(stdout: string): number {
  return messagesOf(stdout).find(({ type }) => type === 'change_summary')?.changes?.add ?? 0;
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
