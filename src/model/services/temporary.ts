/** The folder that every container of a service can write to; many programs take it as given. */
export const TEMPORARY = { name: 'tmp', path: '/tmp', size: '1Gi' } as const;
