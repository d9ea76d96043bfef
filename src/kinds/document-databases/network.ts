/** Of the MongoDB protocol, on every cluster. */
export const PORT = 27017;
