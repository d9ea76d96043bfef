// The file by which pods recognise the databases of AWS: who signs for them in the region.

/** A ConfigMap in every namespace of pods that connect to one. */
export const AUTHORITY_CONFIG_MAP = 'rds-ca';
export const AUTHORITY_FILE = 'ca.pem';
/** Where the ConfigMap is mounted. */
export const AUTHORITY_FOLDER = '/etc/rds-ca';
export const AUTHORITY_PATH = `${AUTHORITY_FOLDER}/${AUTHORITY_FILE}`;
