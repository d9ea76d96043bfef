import type { Environment } from 'groundplan/environment';
import { type Diagnostic, entry, quote, reporterOf } from 'groundplan/kind';

export const codes = {
  'state-machines/no-start': entry<{ machine: string; start: string; states: string }>({
    severity: 'error',
    message: ({ machine, start }) =>
      `State machine ${machine} starts at ${quote(start)}, which it has not`,
    hint: ({ states }) => `Set definition.StartAt to one of: ${states}`,
    why: 'Step Functions refuses a definition whose first state is not there.',
  }),
} as const;

const report = reporterOf(codes);

export function checkStateMachines({ stateMachines }: Environment): readonly Diagnostic[] {
  return Object.entries(stateMachines).flatMap(([machine, { definition }]) => {
    const states = Object.keys(definition['States'] ?? {});
    const start = String(definition['StartAt'] ?? '');
    if (states.includes(start)) return [];
    const path = ['stateMachines', machine, 'definition', 'StartAt'];
    return [
      report('state-machines/no-start', { machine, start, states: states.join(', ') }, { path }),
    ];
  });
}
