// Gives the users of caches the passwords that their services sign in with.
import { ApiObject, type Chart } from 'cdk8s';
import { KubeConfigMap, KubeJob, KubeServiceAccount } from 'cdk8s-plus-27/lib/imports/k8s.js';
import { artifactsOf, componentChart } from '../../../kubernetes/component-chart.ts';
import { INPUT_WAVE } from '../../../kubernetes/scheduled-task.ts';
import { SYNC_JOB } from '../../../kubernetes/sync-job.ts';
import { AWS_CLI_IMAGE, taskPod } from '../../../kubernetes/task-pod.ts';
import type { KubernetesOutput } from '../../../model/artifact.ts';
import { roleAnnotation } from '../../../model/identity.ts';
import {
  EXTERNAL_SECRET,
  externalSecretSpec,
  insert,
  JOB_STORE,
} from '../../../model/kubernetes/external-secret.ts';
import { selectorLabels, standardLabels } from '../../../model/kubernetes/labels.ts';
import {
  dnsEgress,
  internetEgress,
  NETWORK_POLICY,
  networkPolicySpec,
} from '../../../model/kubernetes/network-policy.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { upperSnake } from '../../../model/services/variables.ts';
import { ACCESS, type CacheLogin, cacheLogins } from '../logins.ts';
import { cacheLoginName, LOGINS_ACCOUNT, passwordUserName } from '../names.ts';
import { loginsTask } from '../tasks.ts';

const WAVE = -10;
const name = LOGINS_ACCOUNT;
const metadata = { name, annotations: INPUT_WAVE };

export function compileLogins(environment: Environment): KubernetesOutput {
  const [identity] = loginsTask(environment);
  if (!identity) return { components: [], artifacts: [] };
  const { namespace, origin } = identity;
  const logins = cacheLogins(environment);
  const labels = standardLabels(environment, name, 'cache');
  const chart = componentChart(name, { namespace, labels });
  new KubeServiceAccount(chart, 'account', {
    metadata: { name, annotations: { ...INPUT_WAVE, ...roleAnnotation(environment, identity) } },
    automountServiceAccountToken: false,
  });
  new KubeConfigMap(chart, 'script', { metadata, data: { 'logins.sh': scriptOf(logins) } });
  addSecret(chart, environment, logins);
  new ApiObject(chart, 'policy', {
    ...NETWORK_POLICY,
    metadata,
    spec: networkPolicySpec(
      selectorLabels(environment, name),
      [],
      [dnsEgress, internetEgress(environment)],
    ),
  });
  addJob(chart, environment, logins);
  const source = { type: 'directory' } as const;
  return {
    components: [{ name, namespace, wave: WAVE, source, origin }],
    artifacts: artifactsOf(chart, origin),
  };
}

function variableOf({ cache, service }: CacheLogin, what: 'USERNAME' | 'PASSWORD'): string {
  return `${upperSnake(cache)}_${upperSnake(service)}_REDIS_${what}`;
}

/** Passwords go through a file, never through arguments. Each call sets the whole user, so that it can run
 * again; a user that is still changing refuses, and the job tries again. */
function scriptOf(logins: readonly CacheLogin[]): string {
  const calls = logins.map(
    (login) => `give "$${variableOf(login, 'USERNAME')}" "$${variableOf(login, 'PASSWORD')}"\n`,
  );
  return `set -eu
umask 077
give() {
  cat > /tmp/user.json <<JSON
{
  "UserId": "$1",
  "AccessString": "${ACCESS}",
  "AuthenticationMode": { "Type": "password", "Passwords": ["$2"] }
}
JSON
  aws elasticache modify-user --cli-input-json file:///tmp/user.json --output text --query Status
  until [ "$(status "$1")" = active ]; do sleep 5; done
}
status() {
  aws elasticache describe-users --user-id "$1" --output text --query 'Users[0].Status'
}
${calls.join('')}`;
}

function addSecret(chart: Chart, environment: Environment, logins: readonly CacheLogin[]): void {
  const reads = logins.map((login) => ({
    as: variableOf(login, 'PASSWORD'),
    secret: cacheLoginName(environment, login.cache, login.service),
    property: 'password',
  }));
  const variables = Object.fromEntries(reads.map(({ as }) => [as, insert(as)]));
  new ApiObject(chart, 'secret', {
    ...EXTERNAL_SECRET,
    metadata,
    spec: externalSecretSpec(name, reads, variables, JOB_STORE),
  });
}

function addJob(chart: Chart, environment: Environment, logins: readonly CacheLogin[]): void {
  const users = logins.map(
    (login) =>
      [
        variableOf(login, 'USERNAME'),
        passwordUserName(environment, login.cache, login.service),
      ] as const,
  );
  const template = taskPod({
    name: 'logins',
    labels: standardLabels(environment, name, 'cache'),
    serviceAccount: name,
    image: AWS_CLI_IMAGE,
    command: ['sh', '/scripts/logins.sh'],
    settings: { AWS_REGION: environment.aws.region, ...Object.fromEntries(users) },
    secret: { name, keys: logins.map((login) => variableOf(login, 'PASSWORD')) },
    isDatabaseClient: false,
    memory: '256Mi',
    scripts: name,
  });
  new KubeJob(chart, 'job', {
    metadata: { name, annotations: SYNC_JOB.annotations },
    spec: { ...SYNC_JOB.spec, template },
  });
}
