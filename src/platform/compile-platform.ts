// Environment → what the workloads stand on: namespaces, storage, add-ons, monitoring, databases.

import { everyKind } from '../kinds/kinds.ts';
import type { KubernetesOutput } from '../model/artifact.ts';
import { ALONE, type Landscape } from '../model/landscape/landscape.ts';
import type { Environment } from '../model/schema/environment.ts';
import { compileCharts } from './compile-charts.ts';
import { compileConsumers } from './compile-consumers.ts';
import { compileIngress } from './compile-ingress.ts';
import { compileLogSearch } from './compile-log-search.ts';
import { compileMesh } from './compile-mesh.ts';
import { compileNamespaces } from './compile-namespaces.ts';
import { compilePriorities } from './compile-priorities.ts';
import { compileSecretStore } from './compile-secret-store.ts';
import { compileStorage } from './compile-storage.ts';
import { compileMonitoring } from './monitoring/compile-monitoring.ts';
import { compileNotifications } from './monitoring/compile-notifications.ts';
import { compileNodeHours } from './nodes/compile-node-hours.ts';
import { compileNodePools } from './nodes/compile-node-pools.ts';

export function compilePlatform(
  environment: Environment,
  landscape: Landscape = ALONE,
): KubernetesOutput {
  if (environment.cluster === null) return { components: [], artifacts: [] };
  const before = [
    compileNamespaces(environment),
    compilePriorities(environment),
    compileStorage(environment),
    { components: compileCharts(environment, landscape), artifacts: [] },
    compileNodePools(environment),
    compileNodeHours(environment),
  ];
  const after = [
    compileLogSearch(environment),
    compileMesh(environment),
    compileIngress(environment, landscape),
    compileMonitoring(environment),
    compileNotifications(environment),
    compileConsumers(environment),
    ...everyKind.flatMap(({ platform }) => platform?.compile(environment, landscape) ?? []),
  ];
  const readers = after.flatMap(({ artifacts }) => artifacts);
  const outputs = [...before, compileSecretStore(environment, readers), ...after];
  return {
    components: outputs.flatMap(({ components }) => components),
    artifacts: outputs.flatMap(({ artifacts }) => artifacts),
  };
}
