// Faults that src/check/safety finds.
export const safetyCheckCatalogue = {} as const;
