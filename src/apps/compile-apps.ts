// Environment → the workloads: one component per service.

import { artifactsOf, componentChart } from '../kubernetes/component-chart.ts';
import type { Component, KubernetesArtifact, KubernetesOutput } from '../model/artifact.ts';
import type { Environment, Service } from '../model/schema/environment.ts';
import { addAutoscaler } from './add-autoscaler.ts';
import { addConfig } from './add-config.ts';
import { addExposure } from './add-exposure.ts';
import { addIngress } from './add-ingress.ts';
import { addMeshException } from './add-mesh-exception.ts';
import { addNetworkPolicy } from './add-network-policy.ts';
import { addPods } from './add-pods.ts';
import { addRightSizing } from './add-right-sizing.ts';
import { addService } from './add-service.ts';
import { addAnalysis } from './canary.ts';
import { configVariables } from './config-variables.ts';
import { secretVariables } from './secret-variables.ts';
import { workloadBase } from './workload.ts';

const WAVE = 0;

export function compileApps(environment: Environment): KubernetesOutput {
  if (environment.cluster === null) return { components: [], artifacts: [] };
  const services = Object.entries(environment.services);
  return {
    components: services.map(([key, service]) => component(key, service)),
    artifacts: services.flatMap(([key, service]) => compileService(environment, key, service)),
  };
}

function component(key: string, { namespace }: Service): Component {
  const origin = ['services', key];
  return { name: key, namespace, wave: WAVE, source: { type: 'directory' }, origin };
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
  };
  const { namespace } = service;
  const chart = componentChart(key, { namespace, labels: workload.labels });
  addService(chart, workload);
  addNetworkPolicy(chart, workload);
  addConfig(chart, workload, secret);
  addMeshException(chart, workload);
  addAnalysis(chart, workload);
  addPods(chart, workload);
  addAutoscaler(chart, workload);
  addRightSizing(chart, workload);
  addExposure(chart, workload);
  addIngress(chart, workload);
  return artifactsOf(chart, ['services', key]);
}
