import type { Environment } from 'groundplan/environment';
import { code, inline, label, nodeId, type PagePart, shapes, sortedEntries } from 'groundplan/kind';
import { machineArn, machineName } from './names.ts';
import type { StateMachine } from './schema.ts';

const NODE = 'state_machine';

function rows(environment: Environment): readonly (readonly string[])[] {
  return sortedEntries(environment.stateMachines).map(([key, { definition, purpose }]) => [
    `state machine ${code(key)}`,
    `${machineName(environment, key)}, ${Object.keys(definition['States'] ?? {}).length} states`,
    inline(purpose),
  ]);
}

export const machinePage: PagePart<StateMachine, true> = {
  shelf: 'stores',
  rows,
  nodes: ({ stateMachines }) =>
    sortedEntries(stateMachines).map(([key]) =>
      shapes.round(nodeId(NODE, key), label('Step Functions', key)),
    ),
  arrows: ({ node, store }) => [`${node} -.-> ${nodeId(NODE, store)}`],
  uses: ({ store }) => `state machine ${code(store)}`,
  widgets: (environment) =>
    sortedEntries(environment.stateMachines).map(([key]) => ({
      title: `State machine ${key}`,
      namespace: 'AWS/States',
      dimensions: ['StateMachineArn', machineArn(environment, key)],
      metrics: ['ExecutionsStarted', 'ExecutionsFailed', 'ExecutionsTimedOut'],
      isCount: true,
    })),
};
