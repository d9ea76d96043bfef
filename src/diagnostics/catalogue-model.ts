// Faults that only show across fields of one environment (src/model/rules).
import { networkCatalogue } from './catalogue-model-network.ts';
import { operationsCatalogue } from './catalogue-model-operations.ts';
import { referenceCatalogue } from './catalogue-model-references.ts';
import { workloadCatalogue } from './catalogue-model-workload.ts';

export const modelCatalogue = {
  ...referenceCatalogue,
  ...networkCatalogue,
  ...workloadCatalogue,
  ...operationsCatalogue,
} as const;
