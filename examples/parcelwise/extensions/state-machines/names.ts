import type { Environment } from 'groundplan/environment';
import { fitted, type Name, prefixOf, regionalArn } from 'groundplan/kind';

/** https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html */
const MACHINE_MAX = 80;
/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const ROLE_MAX = 64;

export function machineName(environment: Environment, key: string): string {
  return `${prefixOf(environment)}-${key}`;
}

export function machineArn(environment: Environment, key: string): string {
  return regionalArn(environment, 'states', `stateMachine:${machineName(environment, key)}`);
}

/** What one run of it is called by. */
export function executionArn(environment: Environment, key: string): string {
  return regionalArn(environment, 'states', `execution:${machineName(environment, key)}:*`);
}

export function machineRoleName(environment: Environment, key: string): string {
  return fitted(`${prefixOf(environment)}-${key}-states`, ROLE_MAX);
}

export function machineNames(environment: Environment): readonly Name[] {
  return Object.keys(environment.stateMachines).flatMap((key) => {
    const path = ['stateMachines', key];
    const name = machineName(environment, key);
    const role = machineRoleName(environment, key);
    return [
      { what: `state-machine ${key}`, name, max: MACHINE_MAX, path },
      { what: `role of state machine ${key}`, name: role, max: ROLE_MAX, path },
    ];
  });
}
