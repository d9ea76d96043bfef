// The store that every ExternalSecret reads from: AWS Secrets Manager.
import { ApiObject } from 'cdk8s';
import { externalSecrets } from '../addons/external-secrets.ts';
import { artifactsOf, componentChart } from '../kubernetes/component-chart.ts';
import type { KubernetesOutput } from '../model/artifact.ts';
import { SECRET_STORE } from '../model/kubernetes/external-secret.ts';
import { standardLabels } from '../model/kubernetes/labels.ts';
import type { Environment } from '../model/schema/environment.ts';

/** https://external-secrets.io/v2.9.0/provider/aws-secrets-manager/ */
interface ClusterSecretStoreSpec {
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

const COMPONENT = 'secret-store';
const WAVE = -20;

export function compileSecretStore(environment: Environment): KubernetesOutput {
  const { name: addon, namespace } = externalSecrets;
  if (!environment.addons[addon]) return { components: [], artifacts: [] };
  const serviceAccountRef = { name: addon, namespace };
  const spec: ClusterSecretStoreSpec = {
    provider: {
      aws: {
        service: 'SecretsManager',
        region: environment.aws.region,
        auth: { jwt: { serviceAccountRef } },
      },
    },
  };
  const origin = ['addons', addon];
  const labels = standardLabels(environment, COMPONENT, 'secrets');
  const chart = componentChart(COMPONENT, { labels });
  new ApiObject(chart, 'store', {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ClusterSecretStore',
    metadata: { name: SECRET_STORE },
    spec,
  });
  const source = { type: 'directory' } as const;
  return {
    components: [{ name: COMPONENT, namespace, wave: WAVE, source, origin }],
    artifacts: artifactsOf(chart, origin),
  };
}
