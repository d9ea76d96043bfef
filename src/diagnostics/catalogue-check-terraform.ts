// Faults that src/check/terraform finds.
export const terraformCheckCatalogue = {} as const;
