// What terraform says with -json that it plans, and in which order it did it:
// https://developer.hashicorp.com/terraform/internals/machine-readable-ui

export interface Change {
  /** As terraform has it. */
  readonly address: string;
  readonly action: 'create' | 'modify' | 'destroy' | 'replace';
}

export interface ChangeStep {
  /** `settle`: it is created or modified. */
  readonly action: 'settle' | 'destroy';
  readonly address: string;
}

export interface ChangeOrder {
  /** Whether the first step is over before the second begins. */
  readonly isBefore: (first: ChangeStep, second: ChangeStep) => boolean;
}

interface Message {
  readonly type?: string;
  readonly change?: { readonly resource: { readonly addr: string }; readonly action: string };
  readonly hook?: { readonly resource?: { readonly addr: string }; readonly action?: string };
}

const ACTIONS: Readonly<Record<string, Change['action']>> = {
  create: 'create',
  update: 'modify',
  delete: 'destroy',
  replace: 'replace',
};

export function plannedChanges(stdout: string): readonly Change[] {
  return messagesIn(stdout).flatMap(({ type, change }) => {
    const action = ACTIONS[change?.action ?? ''];
    if (type !== 'planned_change' || change === undefined || action === undefined) return [];
    return [{ address: change.resource.addr, action }];
  });
}

/** As one apply went. */
export function orderOfApply(stdout: string): ChangeOrder {
  const ended = new Map<string, number>();
  const begun = new Map<string, number>();
  for (const [index, { type, hook }] of messagesIn(stdout).entries()) {
    const action = hook?.action === 'delete' ? 'destroy' : 'settle';
    const step = keyOf({ action, address: hook?.resource?.addr ?? '' });
    if (type === 'apply_start') begun.set(step, index);
    if (type === 'apply_complete') ended.set(step, index);
  }
  return {
    isBefore: (first, second) => {
      const [end, start] = [ended.get(keyOf(first)), begun.get(keyOf(second))];
      return end !== undefined && start !== undefined && end < start;
    },
  };
}

function keyOf({ action, address }: ChangeStep): string {
  return `${action} ${address}`;
}

function messagesIn(stdout: string): readonly Message[] {
  return stdout.split('\n').map(parse);
}

function parse(line: string): Message {
  try {
    return JSON.parse(line) as Message;
  } catch {
    return {};
  }
}
