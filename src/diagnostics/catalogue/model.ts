// Faults that only show across fields of one environment (src/model/rules).
import { networkCatalogue } from './model-network.ts';
import { operationsCatalogue } from './model-operations.ts';
import { referenceCatalogue } from './model-references.ts';
import { workloadCatalogue } from './model-workload.ts';

export const modelCatalogue = {
  ...referenceCatalogue,
  ...networkCatalogue,
  ...workloadCatalogue,
  ...operationsCatalogue,
} as const;
