// Faults that src/check/planes finds.
export const planesCheckCatalogue = {} as const;
