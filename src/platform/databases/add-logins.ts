// Gives every service that uses a database its login and, if it writes, a database of its own.

import { ApiObject, type Chart } from 'cdk8s';
import { KubeConfigMap, KubeJob, KubeServiceAccount } from 'cdk8s-plus-27/lib/imports/k8s.js';
import { storesIn } from '../../environment/store-edges.ts';
import { taskPod } from '../../kubernetes/task-pod.ts';
import { dialectOf } from '../../model/data/database-engine.ts';
import {
  EXTERNAL_SECRET,
  externalSecretSpec,
  insert,
  type SecretRead,
} from '../../model/kubernetes/external-secret.ts';
import { selectorLabels, standardLabels, syncWave } from '../../model/kubernetes/labels.ts';
import {
  dnsEgress,
  NETWORK_POLICY,
  networkPolicySpec,
  subnets,
  tcp,
} from '../../model/kubernetes/network-policy.ts';
import { secretName } from '../../model/naming/secrets.ts';
import { networkOf } from '../../model/parts.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { documentLogins, mongosh } from './document-logins.ts';
import { type LoginClient, loginEngines } from './login-engines.ts';
import type { Login, TendedDatabase, TendedDocumentDatabase } from './tended-databases.ts';

const INPUT_WAVE = syncWave(-3);

/** A Job cannot be changed, so each sync replaces it; it only ever adds what is missing. */
const HOOK = {
  'argocd.argoproj.io/hook': 'Sync',
  'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation',
};

const RETRIES = 6;
const DEADLINE_SECONDS = 900;

/** What it takes to make the logins of one store. */
export interface LoginsTask {
  readonly environment: Environment;
  readonly kind: string;
  readonly key: string;
  readonly name: string;
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

export function databaseTask(environment: Environment, tended: TendedDatabase): LoginsTask {
  const { key, database, logins } = tended;
  const engine = loginEngines[dialectOf(database.engine)];
  return {
    ...{ environment, kind: 'database', key, logins, client: engine },
    name: `${key}-logins`,
    script: engine.script(logins),
    secrets: {
      master: secretName.databaseMaster(environment, key),
      endpoints: secretName.databaseEndpoints(environment, key),
      login: (service) => secretName.databaseLogin(environment, key, service),
    },
  };
}

export function documentDatabaseTask(
  environment: Environment,
  { key, database, logins }: TendedDocumentDatabase,
): LoginsTask {
  return {
    ...{ environment, kind: 'document-database', key, logins, client: mongosh },
    name: `document-${key}-logins`,
    script: documentLogins(logins, database),
    secrets: {
      master: secretName.documentDatabaseMaster(environment, key),
      endpoints: secretName.documentDatabaseEndpoints(environment, key),
      login: (service) => secretName.documentDatabaseLogin(environment, key, service),
    },
  };
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

function addSecret(chart: Chart, { name, logins, client, secrets }: LoginsTask): void {
  const { master, endpoints } = secrets;
  const reads: readonly SecretRead[] = [
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
  const variables = Object.fromEntries(reads.map(({ as }) => [as, insert(as)]));
  new ApiObject(chart, 'logins-secret', {
    ...EXTERNAL_SECRET,
    metadata: { name, annotations: INPUT_WAVE },
    spec: externalSecretSpec(name, reads, variables),
  });
}

function addPolicy(chart: Chart, { environment, kind, key, name }: LoginsTask): void {
  const to = subnets(environment, networkOf(environment).placement.data);
  const store = storesIn(environment).find((each) => each.kind === kind && each.key === key);
  const ports = tcp(...(store?.ports ?? []));
  new ApiObject(chart, 'logins-policy', {
    ...NETWORK_POLICY,
    metadata: { name, annotations: INPUT_WAVE },
    spec: networkPolicySpec(selectorLabels(environment, name), [], [dnsEgress, { to, ports }]),
  });
}

function addJob(chart: Chart, { environment, name, client }: LoginsTask): void {
  const template = taskPod({
    name: 'logins',
    labels: standardLabels(environment, name, 'database'),
    serviceAccount: name,
    image: client.image,
    command: client.command,
    settings: client.settings,
    secret: name,
    memory: client.memory,
    scripts: name,
  });
  new KubeJob(chart, 'logins-job', {
    metadata: { name, annotations: { ...HOOK, ...syncWave(0) } },
    spec: { backoffLimit: RETRIES, activeDeadlineSeconds: DEADLINE_SECONDS, template },
  });
}
