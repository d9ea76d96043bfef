// For pods that are not ours: a ConfigMap and a Secret with what their edges grant, just before them.
import { ApiObject } from 'cdk8s';
import { KubeConfigMap } from 'cdk8s-plus-27/lib/imports/k8s.js';
import { edgeVariables } from '../environment/config-variables.ts';
import { type PodConsumer, podConsumers } from '../environment/pod-consumers.ts';
import { secretVariables } from '../environment/secret-variables.ts';
import { artifactsOf, componentChart } from '../kubernetes/component-chart.ts';
import type { KubernetesArtifact, KubernetesOutput } from '../model/artifact.ts';
import { EXTERNAL_SECRET, externalSecretSpec } from '../model/kubernetes/external-secret.ts';
import { standardLabels } from '../model/kubernetes/labels.ts';
import type { Environment } from '../model/schema/environment.ts';
import { usesName } from '../model/services/consumers.ts';
import { STORES } from './compile-secret-store.ts';

export function compileConsumers(environment: Environment): KubernetesOutput {
  const consumers = podConsumers(environment);
  return {
    components: consumers.map(({ key, path, namespace }) => ({
      name: usesName(key),
      namespace,
      before: key,
      ...(secretVariables(environment, key).reads.length > 0 && { after: [STORES] }),
      wave: 0,
      source: { type: 'directory' },
      origin: path,
    })),
    artifacts: consumers.flatMap((each) => compileConsumer(environment, each)),
  };
}

function compileConsumer(
  environment: Environment,
  { key, path, namespace }: PodConsumer,
): readonly KubernetesArtifact[] {
  const name = usesName(key);
  const chart = componentChart(name, {
    namespace,
    labels: standardLabels(environment, name, 'uses'),
  });
  new KubeConfigMap(chart, 'config-map', {
    metadata: { name },
    data: edgeVariables(environment, key),
  });
  const { reads, variables } = secretVariables(environment, key);
  if (reads.length > 0) {
    new ApiObject(chart, 'external-secret', {
      ...EXTERNAL_SECRET,
      metadata: { name },
      spec: externalSecretSpec(name, reads, variables),
    });
  }
  return artifactsOf(chart, path);
}
