export const databaseCatalogue = {} as const;
