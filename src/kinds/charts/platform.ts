// A chart is a component, and what its namespace is like follows from it.
import type { Component, KubernetesOutput } from '../../model/artifact.ts';
import {
  closedNamespace,
  type NamespacePlan,
  sharedLevel,
} from '../../model/kubernetes/namespace-plan.ts';
import { type IngressRule, tcp } from '../../model/kubernetes/network-policy.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { consumersOf } from '../../model/services/consumers.ts';
import { clientPods } from '../../model/services/peers.ts';
import type { PlatformPart, Resident } from '../contract/platform-part.ts';
import { valuesWithRole } from './consumer.ts';
import type { HelmChart } from './schema.ts';

function compileCharts(environment: Environment): KubernetesOutput {
  return {
    components: Object.entries(environment.charts).map(([key, chart]) =>
      chartComponent(environment, key, chart),
    ),
    artifacts: [],
  };
}

function chartComponent(environment: Environment, key: string, chart: HelmChart): Component {
  const { namespace, wave, repository, version, clusterKinds, otherNamespaces } = chart;
  return {
    name: key,
    namespace,
    wave,
    source: {
      type: 'chart',
      repository,
      chart: chart.chart,
      version,
      values: valuesWithRole(environment, key, chart),
      clusterKinds: clusterKinds.map((name) => {
        const slash = name.lastIndexOf('/');
        return { group: name.slice(0, slash), kind: name.slice(slash + 1) };
      }),
      otherNamespaces,
    },
    origin: ['charts', key],
  };
}

function residentsOf(environment: Environment): readonly Resident[] {
  return Object.entries(environment.charts).map(([name, chart]) => ({
    name,
    namespace: chart.namespace,
    reach: {
      fromApiServer: chart.network.fromApiServer,
      fromLoadBalancers: chart.network.fromLoadBalancers,
      isOutside: chart.network.outside,
      ingress: calls(environment, name, chart),
    },
  }));
}

/** None without a port: a rule without ports would allow all of them. */
function calls(
  environment: Environment,
  key: string,
  { ports }: HelmChart,
): readonly IngressRule[] {
  const from = consumersOf(environment)
    .filter(({ uses }) => uses.charts.includes(key))
    .flatMap((consumer) => clientPods(environment, consumer.key));
  return from.length > 0 && ports.length > 0 ? [{ from, ports: tcp(...ports) }] : [];
}

/** Charts that share a namespace get the level of the one that needs most. */
function namespacesOf({ charts }: Environment): readonly NamespacePlan[] {
  return Object.entries(charts).map(([key, { namespace }]) => {
    const residents = Object.values(charts).filter((each) => each.namespace === namespace);
    const podSecurity = sharedLevel(residents.map((chart) => chart.podSecurity));
    return { ...closedNamespace(namespace, ['charts', key]), podSecurity };
  });
}

export const chartPlatform: PlatformPart = {
  compile: compileCharts,
  namespaces: namespacesOf,
  residents: residentsOf,
};
