import type { Kind } from 'groundplan/kind';
import { machineAccess } from './access.ts';
import { machineNames } from './names.ts';
import { machinePage } from './page.ts';
import { checkStateMachines, codes } from './rules.ts';
import { StateMachine, StateMachineUse } from './schema.ts';
import { addStateMachines, deliveryGrants } from './terraform.ts';

export const kind: Kind<'stateMachines', typeof StateMachine, typeof StateMachineUse, null> = {
  collection: 'stateMachines',
  slug: 'state-machine',
  noun: 'state machine',
  about: 'State machines of Step Functions by name.',
  entry: StateMachine,
  use: StateMachineUse,
  defaults: null,
  codes,
  rules: { rules: [checkStateMachines], names: machineNames },
  access: machineAccess,
  endpoint: 'states',
  terraform: { stacks: { data: addStateMachines }, keyGrants: deliveryGrants },
  page: machinePage,
};
