// Faults that only show across fields of one environment (src/model/rules).
import { betweenCatalogue } from './model-between.ts';
import { containersCatalogue } from './model-containers.ts';
import { databaseCatalogue } from './model-databases.ts';
import { deliveryCatalogue } from './model-delivery.ts';
import { entrancesCatalogue } from './model-entrances.ts';
import { existingCatalogue } from './model-existing.ts';
import { failoverCatalogue } from './model-failover.ts';
import { folderCatalogue } from './model-folders.ts';
import { ingressCatalogue } from './model-ingress.ts';
import { instanceTypesCatalogue } from './model-instance-types.ts';
import { landscapeCatalogue } from './model-landscape.ts';
import { leavingCatalogue } from './model-leaving.ts';
import { modelManifestCatalogue } from './model-manifests.ts';
import { movedCatalogue } from './model-moved.ts';
import { networkCatalogue } from './model-network.ts';
import { nodesCatalogue } from './model-nodes.ts';
import { operationsCatalogue } from './model-operations.ts';
import { organizationCatalogue } from './model-organization.ts';
import { parityCatalogue } from './model-parity.ts';
import { podsCatalogue } from './model-pods.ts';
import { portsCatalogue } from './model-ports.ts';
import { productionCatalogue } from './model-production.ts';
import { referenceCatalogue } from './model-references.ts';
import { runsCatalogue } from './model-runs.ts';
import { scalingCatalogue } from './model-scaling.ts';
import { sitesCatalogue } from './model-sites.ts';
import { slipsCatalogue } from './model-slips.ts';
import { statesCatalogue } from './model-states.ts';
import { storageCatalogue } from './model-storage.ts';
import { volumesCatalogue } from './model-volumes.ts';
import { watchersCatalogue } from './model-watchers.ts';
import { workloadCatalogue } from './model-workload.ts';

export const modelCatalogue = {
  ...referenceCatalogue,
  ...networkCatalogue,
  ...existingCatalogue,
  ...landscapeCatalogue,
  ...betweenCatalogue,
  ...leavingCatalogue,
  ...movedCatalogue,
  ...parityCatalogue,
  ...watchersCatalogue,
  ...ingressCatalogue,
  ...entrancesCatalogue,
  ...sitesCatalogue,
  ...deliveryCatalogue,
  ...workloadCatalogue,
  ...podsCatalogue,
  ...scalingCatalogue,
  ...portsCatalogue,
  ...runsCatalogue,
  ...slipsCatalogue,
  ...statesCatalogue,
  ...volumesCatalogue,
  ...containersCatalogue,
  ...nodesCatalogue,
  ...instanceTypesCatalogue,
  ...databaseCatalogue,
  ...failoverCatalogue,
  ...operationsCatalogue,
  ...productionCatalogue,
  ...organizationCatalogue,
  ...storageCatalogue,
  ...modelManifestCatalogue,
  ...folderCatalogue,
} as const;
