// A chart is a component, and what its namespace is like follows from it.
import type { Component, KubernetesOutput } from '../../model/artifact.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { PlatformPart } from '../contract/platform-part.ts';
import { namespacesAmong, residentsAmong, turnOf } from '../contract/residence.ts';
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
  const { namespace, repository, version, clusterKinds, otherNamespaces } = chart;
  return {
    name: key,
    namespace,
    ...turnOf(chart),
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
      ...(chart.definitions.length > 0 && { definitions: chart.definitions }),
    },
    origin: ['charts', key],
  };
}

export const chartPlatform: PlatformPart = {
  compile: compileCharts,
  namespaces: ({ charts }) => namespacesAmong('charts', charts),
  turns: ({ charts }) => charts,
  residents: (environment) => residentsAmong(environment, 'charts', environment.charts),
};
