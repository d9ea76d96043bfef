// What looks after the databases from inside the cluster: logins and exports. The databases
// themselves are Terraform's.
import { KubeServiceAccount } from 'cdk8s-plus-27/lib/imports/k8s.js';
import type { Path } from '../../../diagnostics/diagnostic.ts';
import { artifactsOf, componentChart } from '../../../kubernetes/component-chart.ts';
import { addLogins, type LoginsTask } from '../../../kubernetes/logins-job.ts';
import type { Component, KubernetesArtifact, KubernetesOutput } from '../../../model/artifact.ts';
import { DATABASE_NAMESPACE, roleAnnotation } from '../../../model/identity.ts';
import { standardLabels } from '../../../model/kubernetes/labels.ts';
import { closedNamespace, type NamespacePlan } from '../../../model/kubernetes/namespace-plan.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import type { JobSecrets } from '../../contract/platform-part.ts';
import { dialectOf, portsOf } from '../engine.ts';
import { exportTask } from '../export-task.ts';
import { ACCOUNTS, componentName, EXPORT_ACCOUNT, masterSecret, secretName } from '../names.ts';
import { addExport } from './add-export.ts';
import { loginEngines } from './login-engines.ts';
import { type TendedDatabase, tendedDatabases } from './tended-databases.ts';

const ACCOUNTS_WAVE = -11;
const WAVE = -10;

export function compileDatabases(environment: Environment): KubernetesOutput {
  const accounts = compileExportAccount(environment);
  const tended = tendedDatabases(environment);
  return {
    components: [
      ...accounts.components,
      ...tended.map(({ key }) => component(componentName(key), ['databases', key])),
    ],
    artifacts: [
      ...accounts.artifacts,
      ...tended.flatMap((each) => compileDatabase(environment, each)),
    ],
  };
}

/** All exports act as one account, so it belongs to no database in particular. */
function compileExportAccount(environment: Environment): KubernetesOutput {
  const [identity] = exportTask(environment);
  if (!identity) return { components: [], artifacts: [] };
  const { namespace, origin } = identity;
  const labels = standardLabels(environment, EXPORT_ACCOUNT, 'database');
  const chart = componentChart(ACCOUNTS, { namespace, labels });
  new KubeServiceAccount(chart, 'export', {
    metadata: {
      name: EXPORT_ACCOUNT,
      annotations: roleAnnotation(environment, identity),
    },
    automountServiceAccountToken: false,
  });
  const source = { type: 'directory' } as const;
  return {
    components: [{ name: ACCOUNTS, namespace, wave: ACCOUNTS_WAVE, source, origin }],
    artifacts: artifactsOf(chart, origin),
  };
}

function component(name: string, origin: Path): Component {
  return {
    name,
    namespace: DATABASE_NAMESPACE,
    wave: WAVE,
    source: { type: 'directory' },
    origin,
  };
}

function compileDatabase(
  environment: Environment,
  tended: TendedDatabase,
): readonly KubernetesArtifact[] {
  const name = componentName(tended.key);
  const labels = standardLabels(environment, name, 'database');
  const chart = componentChart(name, { namespace: DATABASE_NAMESPACE, labels });
  addLogins(chart, databaseTask(environment, tended));
  addExport(chart, environment, tended);
  return artifactsOf(chart, ['databases', tended.key]);
}

function databaseTask(environment: Environment, tended: TendedDatabase): LoginsTask {
  const { key, database, logins } = tended;
  const engine = loginEngines[dialectOf(database.engine)];
  return {
    ...{ environment, logins, client: engine },
    name: `${key}-logins`,
    ports: portsOf(database),
    standing: database.existing,
    script: engine.script(logins),
    secrets: {
      master: masterSecret(environment, key, database),
      endpoints: secretName.endpoints(environment, key),
      login: (service) => secretName.login(environment, key, service),
    },
  };
}

export function databaseJobSecrets(environment: Environment): JobSecrets {
  const tended = tendedDatabases(environment).filter(({ logins }) => logins.length > 0);
  return {
    reads: tended.map(({ key }) => secretName.all(environment, key)),
    masters: Object.entries(environment.databases)
      .filter(([, { existing }]) => existing === null || existing.master !== null)
      .map(([key, database]) => ({
        secret: masterSecret(environment, key, database),
        isRead: tended.some((each) => each.key === key),
        origin: ['databases', key],
      })),
  };
}

export function databaseNamespaces(environment: Environment): readonly NamespacePlan[] {
  if (tendedDatabases(environment).length === 0) return [];
  return [{ ...closedNamespace(DATABASE_NAMESPACE, ['databases']), hasDatabaseClients: true }];
}
