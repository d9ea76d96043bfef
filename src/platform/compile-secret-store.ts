// The stores that ExternalSecrets read from: AWS Secrets Manager, with one role for services and add-ons,
// and one for the jobs that make logins. A store that says nothing of namespaces would serve them all.
import { ApiObject, type Chart } from 'cdk8s';
import { KubeServiceAccount } from 'cdk8s-plus-27/lib/imports/k8s.js';
import { namespaceOf } from '../addons/addons.ts';
import { externalSecrets } from '../addons/external-secrets.ts';
import { jobStoreIdentity, standingStore, storeAccount } from '../environment/job-secrets.ts';
import { artifactsOf, componentChart } from '../kubernetes/component-chart.ts';
import type { KubernetesArtifact, KubernetesOutput } from '../model/artifact.ts';
import { type Identity, roleAnnotation } from '../model/identity.ts';
import { EXTERNAL_SECRET, JOB_STORE, SECRET_STORE } from '../model/kubernetes/external-secret.ts';
import { standardLabels, syncWave } from '../model/kubernetes/labels.ts';
import type { Environment } from '../model/schema/environment.ts';

/** https://external-secrets.io/v2.9.0/api/clustersecretstore/, https://external-secrets.io/v2.9.0/provider/aws-secrets-manager/ */
interface ClusterSecretStoreSpec {
  readonly conditions: readonly { readonly namespaces: readonly string[] }[];
  readonly provider: {
    readonly aws: {
      readonly service: 'SecretsManager';
      readonly region: string;
      readonly auth: {
        readonly jwt: {
          readonly serviceAccountRef: { readonly name: string; readonly namespace: string };
        };
      };
    };
  };
}

/** The component of the stores; every ExternalSecret comes after it. */
export const STORES = 'secret-store';
const WAVE = -20;

/** `platform` is what else there is: its ExternalSecrets say which namespaces read, beside those of services. */
export function compileSecretStore(
  environment: Environment,
  platform: readonly KubernetesArtifact[],
): KubernetesOutput {
  const { name: addon } = externalSecrets;
  const namespace = namespaceOf(environment, externalSecrets);
  if (!environment.addons[addon]) return { components: [], artifacts: [] };
  const origin = ['addons', addon];
  const labels = standardLabels(environment, STORES, 'secrets');
  const chart = componentChart(STORES, { labels });
  const services = Object.keys(environment.namespaces);
  addStore(chart, environment, {
    name: SECRET_STORE,
    account: storeAccount(environment, addon),
    namespaces: [...services, ...readersOf(platform, SECRET_STORE)],
  });
  for (const identity of standingStore(environment)) addAccount(chart, environment, identity);
  for (const identity of jobStoreIdentity(environment)) {
    const account = identity.serviceAccount;
    addAccount(chart, environment, identity);
    addStore(chart, environment, {
      ...{ name: JOB_STORE, account },
      namespaces: readersOf(platform, JOB_STORE),
    });
  }
  const source = { type: 'directory' } as const;
  return {
    components: [{ name: STORES, namespace, wave: WAVE, source, origin }],
    artifacts: artifactsOf(chart, origin),
  };
}

function addAccount(chart: Chart, environment: Environment, identity: Identity): void {
  const { serviceAccount: name, namespace } = identity;
  const annotations = { ...syncWave(-1), ...roleAnnotation(environment, identity) };
  new KubeServiceAccount(chart, `account-${name}`, {
    metadata: { name, namespace, annotations },
    automountServiceAccountToken: false,
  });
}

interface Store {
  readonly name: string;
  /** ServiceAccount it signs in as. */
  readonly account: string;
  readonly namespaces: readonly string[];
}

function addStore(
  chart: Chart,
  environment: Environment,
  { name, account, namespaces }: Store,
): void {
  const namespace = namespaceOf(environment, externalSecrets);
  const serviceAccountRef = { name: account, namespace };
  const spec: ClusterSecretStoreSpec = {
    conditions: [{ namespaces: [...new Set(namespaces)].sort() }],
    provider: {
      aws: {
        service: 'SecretsManager',
        region: environment.aws.region,
        auth: { jwt: { serviceAccountRef } },
      },
    },
  };
  new ApiObject(chart, name, {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ClusterSecretStore',
    metadata: { name },
    spec,
  });
}

function readersOf(artifacts: readonly KubernetesArtifact[], store: string): readonly string[] {
  return artifacts.flatMap(({ object }) => {
    if (object.kind !== EXTERNAL_SECRET.kind) return [];
    const { secretStoreRef } = object['spec'] as { secretStoreRef: { name: string } };
    const { namespace } = object.metadata;
    return secretStoreRef.name === store && namespace !== undefined ? [namespace] : [];
  });
}
