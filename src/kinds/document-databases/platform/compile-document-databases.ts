// What looks after the clusters from inside of Kubernetes: the logins of services.

import { artifactsOf, componentChart } from '../../../kubernetes/component-chart.ts';
import { addLogins, type Login, loginOf } from '../../../kubernetes/logins-job.ts';
import type { KubernetesArtifact, KubernetesOutput } from '../../../model/artifact.ts';
import { isReadOnly } from '../../../model/data/global-cluster.ts';
import { DATABASE_NAMESPACE } from '../../../model/identity.ts';
import { standardLabels } from '../../../model/kubernetes/labels.ts';
import { closedNamespace, type NamespacePlan } from '../../../model/kubernetes/namespace-plan.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { consumersOf } from '../../../model/services/consumers.ts';
import type { JobSecrets } from '../../contract/platform-part.ts';
import { documentLogin, hasOwnLogin } from '../logins.ts';
import { componentName, masterSecret, secretName } from '../names.ts';
import { PORT } from '../network.ts';
import type { DocumentDatabase } from '../schema.ts';
import { documentLogins, mongosh } from './document-logins.ts';

const WAVE = -10;

interface Tended {
  readonly key: string;
  readonly database: DocumentDatabase;
  readonly logins: readonly Login[];
}

/** Those that are used. */
function tended(environment: Environment): readonly Tended[] {
  const consumers = consumersOf(environment);
  return Object.entries(environment.documentDatabases)
    .map(([key, database]) => {
      const users = consumers.filter(({ uses }) => hasOwnLogin(uses.documentDatabases[key]));
      const logins = users
        .toSorted((one, other) => (one.key < other.key ? -1 : 1))
        .map((user) => {
          const name = documentLogin(user.key, user.uses.documentDatabases[key]);
          return loginOf(user.key, 'write', name);
        });
      return { key, database, logins };
    })
    .filter(({ logins }) => logins.length > 0);
}

export function compileDocumentDatabases(environment: Environment): KubernetesOutput {
  const all = tended(environment);
  const source = { type: 'directory' } as const;
  return {
    components: all.map(({ key }) => ({
      name: componentName(key),
      namespace: DATABASE_NAMESPACE,
      wave: WAVE,
      source,
      origin: ['documentDatabases', key],
    })),
    artifacts: all.flatMap((each) => compileOne(environment, each)),
  };
}

function compileOne(
  environment: Environment,
  { key, database, logins }: Tended,
): readonly KubernetesArtifact[] {
  const name = componentName(key);
  const labels = standardLabels(environment, name, 'database');
  const chart = componentChart(name, { namespace: DATABASE_NAMESPACE, labels });
  addLogins(chart, {
    environment,
    name: `document-${key}-logins`,
    ports: [PORT],
    logins,
    client: mongosh,
    script: documentLogins(logins, database),
    secrets: {
      master: masterSecret(environment, key, database),
      endpoints: secretName.endpoints(environment, key),
      login: (service) => secretName.login(environment, key, service),
    },
  });
  return artifactsOf(chart, ['documentDatabases', key]);
}

export function documentJobSecrets(environment: Environment): JobSecrets {
  const read = tended(environment).map(({ key }) => key);
  return {
    reads: read.map((key) => secretName.all(environment, key)),
    masters: Object.entries(environment.documentDatabases)
      .filter(([, database]) => !isReadOnly(database))
      .map(([key, database]) => ({
        secret: masterSecret(environment, key, database),
        isRead: read.includes(key),
        origin: ['documentDatabases', key],
      })),
  };
}

export function documentNamespaces(environment: Environment): readonly NamespacePlan[] {
  if (tended(environment).length === 0) return [];
  return [
    { ...closedNamespace(DATABASE_NAMESPACE, ['documentDatabases']), hasDatabaseClients: true },
  ];
}
