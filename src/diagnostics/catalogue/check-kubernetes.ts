// Faults that src/check/kubernetes finds.
import { kubernetesLinksCatalogue } from './check-kubernetes-links.ts';
import { kubernetesNamesCatalogue } from './check-kubernetes-names.ts';
import { kubernetesSchemaCatalogue } from './check-kubernetes-schema.ts';

export const kubernetesCheckCatalogue = {
  ...kubernetesSchemaCatalogue,
  ...kubernetesNamesCatalogue,
  ...kubernetesLinksCatalogue,
} as const;
