// Faults that src/check/kubernetes finds.
import { kubernetesLinksCatalogue } from './catalogue-check-kubernetes-links.ts';
import { kubernetesNamesCatalogue } from './catalogue-check-kubernetes-names.ts';
import { kubernetesSchemaCatalogue } from './catalogue-check-kubernetes-schema.ts';

export const kubernetesCheckCatalogue = {
  ...kubernetesSchemaCatalogue,
  ...kubernetesNamesCatalogue,
  ...kubernetesLinksCatalogue,
} as const;
