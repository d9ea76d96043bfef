// What terraform says with -json that it plans, and that it does:
// https://developer.hashicorp.com/terraform/internals/machine-readable-ui

export interface Change {
  /** As terraform has it. */
  readonly address: string;
  readonly action: 'create' | 'modify' | 'destroy' | 'replace';
}

interface Message {
  readonly type?: string;
  readonly change?: { readonly resource: { readonly addr: string }; readonly action: string };
}

const ACTIONS: Readonly<Record<string, Change['action']>> = {
  create: 'create',
  update: 'modify',
  delete: 'destroy',
  replace: 'replace',
};

export function plannedChanges(stdout: string): readonly Change[] {
  return stdout.split('\n').flatMap((line) => {
    const { type, change } = parse(line);
    const action = ACTIONS[change?.action ?? ''];
    if (type !== 'planned_change' || change === undefined || action === undefined) return [];
    return [{ address: change.resource.addr, action }];
  });
}

function parse(line: string): Message {
  try {
    return JSON.parse(line) as Message;
  } catch {
    return {};
  }
}
