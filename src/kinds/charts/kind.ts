import { allIn } from '../../model/kubernetes/network-policy.ts';
import { eachNeeds } from '../contract/each-needs.ts';
import type { Kind } from '../kind.ts';
import { codes } from './codes.ts';
import { chartConsumer } from './consumer.ts';
import { chartNames } from './names.ts';
import { chartPage } from './page.ts';
import { chartPlatform } from './platform.ts';
import { checkCharts, checkChartValues } from './rules.ts';
import { ChartUse, HelmChart } from './schema.ts';

export const charts: Kind<'charts', typeof HelmChart, typeof ChartUse, null> = {
  collection: 'charts',
  slug: 'chart',
  noun: 'chart',
  about: 'Helm charts of your own by name, synced by Argo CD beside the add-ons.',
  entry: HelmChart,
  use: ChartUse,
  defaults: null,
  codes,
  readings: ({ charts: entries }) =>
    Object.entries(entries).flatMap(([key, { schema }]) =>
      schema === null
        ? []
        : [
            {
              type: 'file' as const,
              path: schema,
              into: ['charts', key, 'schemaDocuments'],
              origin: ['charts', key, 'schema'],
            },
          ],
    ),
  rules: {
    rules: [checkCharts, checkChartValues],
    names: chartNames,
    clusterNeeds: (environment) => eachNeeds('chart', ['charts'], environment.charts),
  },
  consumer: chartConsumer,
  network: { ports: ({ ports }) => ports, pods: ({ namespace }) => allIn(namespace) },
  platform: chartPlatform,
  page: chartPage,
};
