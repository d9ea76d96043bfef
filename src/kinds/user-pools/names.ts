import type { Name } from '../../model/name.ts';
import { fitted, pathOf, prefixOf } from '../../model/naming/core.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { upperSnake } from '../../model/services/variables.ts';

const POOL_MAX = 128;
const PREFIX_MAX = 63;
const ROLE_MAX = 64;

export function userPoolName(environment: Environment, key: string): string {
  return `${prefixOf(environment)}-${key}`;
}

/** In Secrets Manager: pool, issuer, and `client_<name>` each; AWS makes them up. */
export function userPoolSecretName(environment: Environment, key: string): string {
  return `${pathOf(environment)}/user-pools/${key}`;
}

export function clientProperty(client: string): string {
  return `client_${client.replaceAll('-', '_')}`;
}

export function clientVariable(client: string): string {
  return `USER_POOL_${upperSnake(client)}_CLIENT_ID`;
}

/** By which Cognito sends SMS. */
export function smsRoleName(environment: Environment, key: string): string {
  return fitted(`${prefixOf(environment)}-${key}-sms`, ROLE_MAX);
}

export function userPoolNames(environment: Environment): readonly Name[] {
  return Object.entries(environment.userPools).flatMap(([key, { domainPrefix, signIn }]) => {
    const path = ['userPools', key];
    const pool = {
      what: `user-pool ${key}`,
      name: userPoolName(environment, key),
      max: POOL_MAX,
      path,
    };
    const domain = {
      ...{ what: `hosted-pages of user pool ${key}`, name: domainPrefix ?? '' },
      ...{ max: PREFIX_MAX, path: [...path, 'domainPrefix'] },
    };
    const role = {
      ...{ what: `role of user pool ${key}`, name: smsRoleName(environment, key) },
      ...{ max: ROLE_MAX, path },
    };
    return [
      pool,
      ...(domainPrefix === null ? [] : [domain]),
      ...(signIn.includes('phone') ? [role] : []),
    ];
  });
}
