// Gives every service that uses a database its login and, if it writes, a database of its own.

import type { Chart } from 'cdk8s';
import { KubeServiceAccount } from 'cdk8s-plus-27/lib/imports/k8s.js';
import type { MasterSecret } from '../model/data/master-secret.ts';
import { sqlName } from '../model/data/sql-name.ts';
import type { StandingPlace } from '../model/data/standing-store.ts';
import { insert, insertProperty, type SecretRead } from '../model/kubernetes/external-secret.ts';
import { ranges, subnets, tcp } from '../model/kubernetes/network-policy.ts';
import { networkOf } from '../model/parts.ts';
import type { Environment } from '../model/schema/environment.ts';
import { INPUT_WAVE } from './scheduled-task.ts';
import { addSyncTask } from './sync-task.ts';

/** What a login is made with. */
export interface LoginClient {
  readonly image: string;
  /** The client's own environment variables. */
  readonly variables: Readonly<Record<'host' | 'port' | 'username' | 'password', string>>;
  readonly settings: Readonly<Record<string, string>>;
  readonly file: string;
  readonly command: readonly string[];
  /** Most that the client needs of it. */
  readonly memory: string;
}

export interface Login {
  readonly service: string;
  /** Name of the role; for a writer also of its database. */
  readonly name: string;
  readonly access: 'write' | 'read';
  /** Environment variable with its password. */
  readonly variable: string;
}

export function loginOf(
  service: string,
  access: Login['access'],
  name: string = sqlName(service),
): Login {
  return { service, name, access, variable: `PASSWORD_${name.toUpperCase()}` };
}

/** What it takes to make the logins of one store. */
export interface LoginsTask {
  readonly environment: Environment;
  readonly name: string;
  /** TCP ports of the store. */
  readonly ports: readonly number[];
  /** Where it is, if somebody else keeps it. Absent or null: in the data tier. */
  readonly standing?: Pick<StandingPlace, 'cidrs'> | null;
  readonly logins: readonly Login[];
  readonly client: LoginClient;
  readonly script: string;
  readonly secrets: StoreSecrets;
}

/** Names in Secrets Manager, but for a master that AWS makes. */
interface StoreSecrets {
  readonly master: MasterSecret;
  readonly endpoints: string;
  readonly login: (service: string) => string;
}

export function addLogins(chart: Chart, task: LoginsTask): void {
  const { environment, name, ports, logins, client, script } = task;
  if (logins.length === 0) return;
  new KubeServiceAccount(chart, 'logins-account', {
    metadata: { name, annotations: INPUT_WAVE },
    automountServiceAccountToken: false,
  });
  const reads = readsOf(task);
  const { master } = task.secrets;
  const to = task.standing
    ? ranges(task.standing.cidrs)
    : subnets(environment, networkOf(environment).placement.data);
  const { image, command, settings, memory } = client;
  addSyncTask(chart, {
    ...{ environment, name, reads, image, command, settings, memory },
    verb: 'logins',
    component: 'database',
    serviceAccount: name,
    files: { [client.file]: script },
    variables: {
      ...Object.fromEntries(reads.map(({ as }) => [as, insert(as)])),
      ...(typeof master === 'string' ? {} : managedVariables(client)),
    },
    managed: typeof master === 'string' ? null : { as: MASTER, secret: master },
    egress: [{ to, ports: tcp(...ports) }],
    isDatabaseClient: true,
  });
}

/** All that the script gets as variables, each by the name it has there. */
function readsOf({ logins, client, secrets }: LoginsTask): readonly SecretRead[] {
  const { master, endpoints } = secrets;
  const { username, password } = client.variables;
  return [
    ...(typeof master === 'string'
      ? [
          { as: username, secret: master, property: 'username' },
          { as: password, secret: master, property: 'password' },
        ]
      : []),
    { as: client.variables.host, secret: endpoints, property: 'host' },
    { as: client.variables.port, secret: endpoints, property: 'port' },
    ...logins.map(({ service, variable }) => ({
      as: variable,
      secret: secrets.login(service),
      property: 'password',
    })),
  ];
}

/** What templates call the secret that AWS makes, which is read as a whole. */
const MASTER = 'master';

function managedVariables({ variables }: LoginClient): Readonly<Record<string, string>> {
  return {
    [variables.username]: insertProperty(MASTER, 'username'),
    [variables.password]: insertProperty(MASTER, 'password'),
  };
}
