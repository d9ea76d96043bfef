// Gives the users of caches the passwords that their services sign in with.
import type { Chart } from 'cdk8s';
import { KubeServiceAccount } from 'cdk8s-plus-27/lib/imports/k8s.js';
import { artifactsOf, componentChart } from '../../../kubernetes/component-chart.ts';
import { INPUT_WAVE } from '../../../kubernetes/scheduled-task.ts';
import { addSyncTask } from '../../../kubernetes/sync-task.ts';
import { AWS_CLI_IMAGE } from '../../../kubernetes/task-pod.ts';
import type { KubernetesOutput } from '../../../model/artifact.ts';
import { roleAnnotation } from '../../../model/identity.ts';
import { insert } from '../../../model/kubernetes/external-secret.ts';
import { standardLabels } from '../../../model/kubernetes/labels.ts';
import { internetEgress } from '../../../model/kubernetes/network-policy.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { upperSnake } from '../../../model/services/variables.ts';
import { ACCESS, type CacheLogin, cacheLogins } from '../logins.ts';
import { cacheLoginName, LOGINS_ACCOUNT, passwordUserName } from '../names.ts';
import { loginsTask } from '../tasks.ts';

const WAVE = -10;
const name = LOGINS_ACCOUNT;

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
  addJob(chart, environment, logins);
  const source = { type: 'directory' } as const;
  return {
    components: [{ name, namespace, wave: WAVE, source, origin }],
    artifacts: artifactsOf(chart, origin),
  };
}

function variableOf({ cache, consumer }: CacheLogin, what: 'USERNAME' | 'PASSWORD'): string {
  return `${upperSnake(cache)}_${upperSnake(consumer)}_REDIS_${what}`;
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

function addJob(chart: Chart, environment: Environment, logins: readonly CacheLogin[]): void {
  const users = logins.map(
    (login) =>
      [
        variableOf(login, 'USERNAME'),
        passwordUserName(environment, login.cache, login.consumer),
      ] as const,
  );
  const reads = logins.map((login) => ({
    as: variableOf(login, 'PASSWORD'),
    secret: cacheLoginName(environment, login.cache, login.consumer),
    property: 'password',
  }));
  addSyncTask(chart, {
    ...{ environment, name, reads },
    verb: 'logins',
    component: 'cache',
    serviceAccount: name,
    files: { 'logins.sh': scriptOf(logins) },
    image: AWS_CLI_IMAGE,
    command: ['sh', '/scripts/logins.sh'],
    settings: { AWS_REGION: environment.aws.region, ...Object.fromEntries(users) },
    variables: Object.fromEntries(reads.map(({ as }) => [as, insert(as)])),
    managed: null,
    egress: [internetEgress(environment)],
    isDatabaseClient: false,
    memory: '256Mi',
  });
}
