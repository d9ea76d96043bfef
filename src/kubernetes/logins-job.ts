// Gives every service that uses a database its login and, if it writes, a database of its own.

import { ApiObject, type Chart } from 'cdk8s';
import { KubeConfigMap, KubeJob, KubeServiceAccount } from 'cdk8s-plus-27/lib/imports/k8s.js';
import { sqlName } from '../model/data/sql-name.ts';
import {
  EXTERNAL_SECRET,
  externalSecretSpec,
  insert,
  JOB_STORE,
  type SecretRead,
} from '../model/kubernetes/external-secret.ts';
import { selectorLabels, standardLabels, syncWave } from '../model/kubernetes/labels.ts';
import {
  dnsEgress,
  NETWORK_POLICY,
  networkPolicySpec,
  subnets,
  tcp,
} from '../model/kubernetes/network-policy.ts';
import { networkOf } from '../model/parts.ts';
import type { Environment } from '../model/schema/environment.ts';
import { SYNC_JOB } from './sync-job.ts';
import { taskPod } from './task-pod.ts';

const INPUT_WAVE = syncWave(-3);

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

export function loginOf(service: string, access: Login['access']): Login {
  const name = sqlName(service);
  return { service, name, access, variable: `PASSWORD_${name.toUpperCase()}` };
}

/** What it takes to make the logins of one store. */
export interface LoginsTask {
  readonly environment: Environment;
  readonly name: string;
  /** TCP ports of the store. */
  readonly ports: readonly number[];
  readonly logins: readonly Login[];
  readonly client: LoginClient;
  readonly script: string;
  readonly secrets: StoreSecrets;
}

/** Names in Secrets Manager. */
interface StoreSecrets {
  readonly master: string;
  readonly endpoints: string;
  readonly login: (service: string) => string;
}

export function addLogins(chart: Chart, task: LoginsTask): void {
  const { name, logins, client, script } = task;
  if (logins.length === 0) return;
  const metadata = { name, annotations: INPUT_WAVE };
  new KubeServiceAccount(chart, 'logins-account', {
    metadata,
    automountServiceAccountToken: false,
  });
  new KubeConfigMap(chart, 'logins-script', { metadata, data: { [client.file]: script } });
  addSecret(chart, task);
  addPolicy(chart, task);
  addJob(chart, task);
}

/** All that the script gets as variables, each by the name it has there. */
function readsOf({ logins, client, secrets }: LoginsTask): readonly SecretRead[] {
  const { master, endpoints } = secrets;
  return [
    { as: client.variables.username, secret: master, property: 'username' },
    { as: client.variables.password, secret: master, property: 'password' },
    { as: client.variables.host, secret: endpoints, property: 'host' },
    { as: client.variables.port, secret: endpoints, property: 'port' },
    ...logins.map(({ service, variable }) => ({
      as: variable,
      secret: secrets.login(service),
      property: 'password',
    })),
  ];
}

function addSecret(chart: Chart, task: LoginsTask): void {
  const { name } = task;
  const reads = readsOf(task);
  const variables = Object.fromEntries(reads.map(({ as }) => [as, insert(as)]));
  new ApiObject(chart, 'logins-secret', {
    ...EXTERNAL_SECRET,
    metadata: { name, annotations: INPUT_WAVE },
    spec: externalSecretSpec(name, reads, variables, JOB_STORE),
  });
}

function addPolicy(chart: Chart, { environment, name, ports }: LoginsTask): void {
  const to = subnets(environment, networkOf(environment).placement.data);
  new ApiObject(chart, 'logins-policy', {
    ...NETWORK_POLICY,
    metadata: { name, annotations: INPUT_WAVE },
    spec: networkPolicySpec(
      selectorLabels(environment, name),
      [],
      [dnsEgress, { to, ports: tcp(...ports) }],
    ),
  });
}

function addJob(chart: Chart, task: LoginsTask): void {
  const { environment, name, client } = task;
  const template = taskPod({
    name: 'logins',
    labels: standardLabels(environment, name, 'database'),
    serviceAccount: name,
    image: client.image,
    command: client.command,
    settings: client.settings,
    secret: { name, keys: readsOf(task).map(({ as }) => as) },
    isDatabaseClient: true,
    memory: client.memory,
    scripts: name,
  });
  new KubeJob(chart, 'logins-job', {
    metadata: { name, annotations: SYNC_JOB.annotations },
    spec: { ...SYNC_JOB.spec, template },
  });
}
