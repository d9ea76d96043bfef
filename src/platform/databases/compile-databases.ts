// What looks after the databases from inside the cluster: logins and exports. The databases
// themselves are Terraform's.
import { KubeServiceAccount } from 'cdk8s-plus-27/lib/imports/k8s.js';
import type { Path } from '../../diagnostics/diagnostic.ts';
import { exportIdentity } from '../../environment/identities.ts';
import { artifactsOf, componentChart } from '../../kubernetes/component-chart.ts';
import type { Component, KubernetesArtifact, KubernetesOutput } from '../../model/artifact.ts';
import {
  DATABASE_EXPORT_ACCOUNT,
  DATABASE_NAMESPACE,
  roleAnnotation,
} from '../../model/identity.ts';
import { standardLabels } from '../../model/kubernetes/labels.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { addExport } from './add-export.ts';
import { addLogins, databaseTask, documentDatabaseTask } from './add-logins.ts';
import {
  type TendedDatabase,
  type TendedDocumentDatabase,
  tendedDatabases,
  tendedDocumentDatabases,
} from './tended-databases.ts';

const ACCOUNTS = 'database-accounts';
const ACCOUNTS_WAVE = -11;
const WAVE = -10;

export function compileDatabases(environment: Environment): KubernetesOutput {
  const accounts = compileExportAccount(environment);
  const tended = tendedDatabases(environment);
  const documents = tendedDocumentDatabases(environment);
  return {
    components: [
      ...accounts.components,
      ...tended.map(({ key }) => component(`database-${key}`, ['databases', key])),
      ...documents.map(({ key }) => component(documentComponent(key), ['documentDatabases', key])),
    ],
    artifacts: [
      ...accounts.artifacts,
      ...tended.flatMap((each) => compileDatabase(environment, each)),
      ...documents.flatMap((each) => compileDocumentDatabase(environment, each)),
    ],
  };
}

/** All exports act as one account, so it belongs to no database in particular. */
function compileExportAccount(environment: Environment): KubernetesOutput {
  const identity = exportIdentity(environment).find(
    ({ serviceAccount }) => serviceAccount === DATABASE_EXPORT_ACCOUNT,
  );
  if (!identity) return { components: [], artifacts: [] };
  const { namespace, origin } = identity;
  const labels = standardLabels(environment, DATABASE_EXPORT_ACCOUNT, 'database');
  const chart = componentChart(ACCOUNTS, { namespace, labels });
  new KubeServiceAccount(chart, 'export', {
    metadata: {
      name: DATABASE_EXPORT_ACCOUNT,
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

function documentComponent(key: string): string {
  return `document-database-${key}`;
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
  const name = `database-${tended.key}`;
  const labels = standardLabels(environment, name, 'database');
  const chart = componentChart(name, { namespace: DATABASE_NAMESPACE, labels });
  addLogins(chart, databaseTask(environment, tended));
  addExport(chart, environment, tended);
  return artifactsOf(chart, ['databases', tended.key]);
}

function compileDocumentDatabase(
  environment: Environment,
  tended: TendedDocumentDatabase,
): readonly KubernetesArtifact[] {
  const name = documentComponent(tended.key);
  const labels = standardLabels(environment, name, 'database');
  const chart = componentChart(name, { namespace: DATABASE_NAMESPACE, labels });
  addLogins(chart, documentDatabaseTask(environment, tended));
  return artifactsOf(chart, ['documentDatabases', tended.key]);
}
