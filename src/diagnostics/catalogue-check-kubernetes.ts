// Faults that src/check/kubernetes finds.
export const kubernetesCheckCatalogue = {} as const;
