// Gives every service that uses a database its login and, if it writes, a database of its own.
import { ApiObject, type Chart } from 'cdk8s';
import { KubeConfigMap, KubeJob, KubeServiceAccount } from 'cdk8s-plus-27/lib/imports/k8s.js';
import { dialectOf } from '../../model/database-engine.ts';
import { storePorts } from '../../model/edges.ts';
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
import { secretName } from '../../model/naming.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { type LoginEngine, loginEngines } from './login-engines.ts';
import { taskPod } from './task-pod.ts';
import type { TendedDatabase } from './tended-databases.ts';

const INPUT_WAVE = syncWave(-3);

/** A Job cannot be changed, so each sync replaces it; it only ever adds what is missing. */
const HOOK = {
  'argocd.argoproj.io/hook': 'Sync',
  'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation',
};

const RETRIES = 6;
const DEADLINE_SECONDS = 900;

interface LoginsTask {
  readonly environment: Environment;
  readonly tended: TendedDatabase;
  readonly name: string;
  readonly engine: LoginEngine;
}

export function addLogins(chart: Chart, environment: Environment, tended: TendedDatabase): void {
  if (tended.logins.length === 0) return;
  const name = `${tended.key}-logins`;
  const engine = loginEngines[dialectOf(tended.database.engine)];
  const task: LoginsTask = { environment, tended, name, engine };
  const metadata = { name, annotations: INPUT_WAVE };
  new KubeServiceAccount(chart, 'logins-account', {
    metadata,
    automountServiceAccountToken: false,
  });
  new KubeConfigMap(chart, 'logins-script', {
    metadata,
    data: { [engine.file]: engine.script(tended.logins) },
  });
  addSecret(chart, task);
  addPolicy(chart, task);
  addJob(chart, task);
}

function addSecret(chart: Chart, { environment, tended, name, engine }: LoginsTask): void {
  const { key, logins } = tended;
  const master = secretName.databaseMaster(environment, key);
  const endpoints = secretName.databaseEndpoints(environment, key);
  const reads: readonly SecretRead[] = [
    { as: engine.variables.username, secret: master, property: 'username' },
    { as: engine.variables.password, secret: master, property: 'password' },
    { as: engine.variables.host, secret: endpoints, property: 'host' },
    { as: engine.variables.port, secret: endpoints, property: 'port' },
    ...logins.map(({ service, variable }) => ({
      as: variable,
      secret: secretName.databaseLogin(environment, key, service),
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

function addPolicy(chart: Chart, { environment, tended, name }: LoginsTask): void {
  const to = subnets(environment, environment.network.placement.data);
  const ports = tcp(...storePorts(environment, 'database', tended.key));
  new ApiObject(chart, 'logins-policy', {
    ...NETWORK_POLICY,
    metadata: { name, annotations: INPUT_WAVE },
    spec: networkPolicySpec(selectorLabels(environment, name), [], [dnsEgress, { to, ports }]),
  });
}

function addJob(chart: Chart, { environment, name, engine }: LoginsTask): void {
  const template = taskPod({
    name: 'logins',
    labels: standardLabels(environment, name, 'database'),
    serviceAccount: name,
    image: engine.image,
    command: engine.command,
    settings: engine.settings,
    secret: name,
    scripts: name,
  });
  new KubeJob(chart, 'logins-job', {
    metadata: { name, annotations: { ...HOOK, ...syncWave(0) } },
    spec: { backoffLimit: RETRIES, activeDeadlineSeconds: DEADLINE_SECONDS, template },
  });
}
