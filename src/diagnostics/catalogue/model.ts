// Faults that only show across fields of one environment (src/model/rules).
import { databaseCatalogue } from './model-databases.ts';
import { ingressCatalogue } from './model-ingress.ts';
import { networkCatalogue } from './model-network.ts';
import { operationsCatalogue } from './model-operations.ts';
import { referenceCatalogue } from './model-references.ts';
import { storageCatalogue } from './model-storage.ts';
import { workloadCatalogue } from './model-workload.ts';

export const modelCatalogue = {
  ...referenceCatalogue,
  ...networkCatalogue,
  ...ingressCatalogue,
  ...workloadCatalogue,
  ...databaseCatalogue,
  ...operationsCatalogue,
  ...storageCatalogue,
} as const;
