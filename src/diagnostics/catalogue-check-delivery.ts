// Faults that src/check/delivery finds.
export const deliveryCheckCatalogue = {} as const;
