/** The class of EBS volumes that every cluster with their driver has. */
export const STORAGE_CLASS = 'gp3';
