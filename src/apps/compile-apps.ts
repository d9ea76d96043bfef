// Environment → the workloads: one component per service.

import { configVariables } from '../environment/config-variables.ts';
import { secretVariables } from '../environment/secret-variables.ts';
import { fileTexts } from '../environment/service-files.ts';
import { artifactsOf, componentChart } from '../kubernetes/component-chart.ts';
import type { Component, KubernetesArtifact, KubernetesOutput } from '../model/artifact.ts';
import type { Environment, Service } from '../model/schema/environment.ts';
import { isLasting } from '../model/services/service-kinds.ts';
import { sortedEntries } from '../model/values/sorted-entries.ts';
import { addAutoscaler } from './add-autoscaler.ts';
import { addConfig } from './add-config.ts';
import { addDisks } from './add-disks.ts';
import { addExposure } from './add-exposure.ts';
import { addFiles } from './add-files.ts';
import { addIngress } from './add-ingress.ts';
import { addMeshException } from './add-mesh-exception.ts';
import { addNetworkPolicy } from './add-network-policy.ts';
import { addPods } from './add-pods.ts';
import { addRelease } from './add-release.ts';
import { addRightSizing } from './add-right-sizing.ts';
import { addService } from './add-service.ts';
import { addAnalysis } from './canary.ts';
import { contentHash } from './config-hash.ts';
import { leftToAutoscaler, workloadBase } from './workload.ts';

const WAVE = 0;
/** Of what ends: nobody waits for a run that takes long, or that has failed. */
const LAST_WAVE = 2;

export function compileApps(environment: Environment): KubernetesOutput {
  if (environment.cluster === null) return { components: [], artifacts: [] };
  const services = Object.entries(environment.services);
  return {
    components: services.map(([key, service]) => component(environment, key, service)),
    artifacts: services.flatMap(([key, service]) => compileService(environment, key, service)),
  };
}

function component({ services }: Environment, key: string, service: Service): Component {
  const { namespace, image } = service;
  // On the first install it starts where the release of the image it borrows has come to an end.
  const waits = image.from !== null && services[image.from]?.release != null;
  const wave = isLasting(service) ? (waits ? WAVE + 1 : WAVE) : LAST_WAVE;
  const origin = ['services', key];
  const source = { type: 'directory', ignored: leftToAutoscaler(service) } as const;
  return { name: key, namespace, wave, source, origin };
}

function compileService(
  environment: Environment,
  key: string,
  service: Service,
): readonly KubernetesArtifact[] {
  const secret = secretVariables(environment, key);
  const workload = {
    ...workloadBase(environment, key, service),
    variables: configVariables(environment, key, service),
    secretKeys: Object.keys(secret.variables),
    secretHash: contentHash([secret.reads, sortedEntries(secret.variables)]),
    files: fileTexts(environment, key, service),
  };
  const { namespace } = service;
  const chart = componentChart(key, { namespace, labels: workload.labels });
  addService(chart, workload);
  addNetworkPolicy(chart, workload);
  addConfig(chart, workload, secret);
  addFiles(chart, workload);
  addDisks(chart, workload);
  addMeshException(chart, workload);
  addRelease(chart, workload);
  addAnalysis(chart, workload);
  addPods(chart, workload);
  addAutoscaler(chart, workload);
  addRightSizing(chart, workload);
  addExposure(chart, workload);
  addIngress(chart, workload);
  return artifactsOf(chart, ['services', key]);
}
