// What the user reads when we are at fault.

export interface BugView {
  readonly during: string;
  readonly isTraced: boolean;
}

export function renderBug(error: unknown, { during, isTraced }: BugView): string {
  const [first, ...causes] = chainOf(error).map((each) => describe(each, isTraced));
  const advice = isTraced
    ? 'Open an issue with this text'
    : 'Run again with --trace and open an issue';
  return [
    `Compiler bug during ${during}: this is not your mistake`,
    `  ${first}`,
    ...causes.map((cause) => `  caused by ${cause}`),
    `  hint: ${advice}`,
    ...(during === 'write' ? [] : ['', 'Nothing was written.']),
    '',
  ].join('\n');
}

/** An error and its causes, the outermost first; a cycle ends it. */
function chainOf(error: unknown): readonly unknown[] {
  const chain: unknown[] = [];
  let current = error;
  while (current !== undefined && !chain.includes(current)) {
    chain.push(current);
    current = current instanceof Error ? current.cause : undefined;
  }
  return chain;
}

function describe(error: unknown, isTraced: boolean): string {
  if (!(error instanceof Error)) return String(error);
  return isTraced ? (error.stack ?? String(error)) : String(error);
}
