// Where files of one environment lie, relative to its folder, and so what a run may remove there.

export const LOCK_FILE = '.terraform.lock.hcl';
export const TERRAFORM_FILE = 'cdk.tf.json';
/** Beside it: files of the user, copied as they are. */
export const MODULE_FOLDER = 'module';

/** Written only when all environments are compiled, relative to the root. */
export const ATLANTIS_FILE = 'atlantis.yaml';
export const REPOSITORY_FILES: readonly string[] = [ATLANTIS_FILE, 'atlantis-server.yaml'];

const OWN_FILES: readonly RegExp[] = [
  /^terraform\/[^/]+\/(?:cdk\.tf\.json|\.terraform\.lock\.hcl)$/,
  /^terraform\/[^/]+\/module\/.+$/,
  /^kubernetes\/(?:[^/]+\/)+[^/]+\.yaml$/,
  /^argocd\/[^/]+\.yaml$/,
  /^root\.yaml$/,
  /^README\.md$/,
  /^ci\/.+$/,
];

/** Not `terraform/<stack>/…`: terraform keeps providers of hundreds of megabytes there. */
const OWN_FOLDERS: readonly RegExp[] = [
  /^terraform(?:\/[^/]+(?:\/module(?:\/.+)?)?)?$/,
  /^kubernetes(?:\/|$)/,
  /^argocd$/,
  /^ci(?:\/|$)/,
];

export function isOwnFile(path: string): boolean {
  return OWN_FILES.some((pattern) => pattern.test(path));
}

export function isOwnFolder(path: string): boolean {
  return OWN_FOLDERS.some((pattern) => pattern.test(path));
}

/** Throws for a path that a later run could not recognise as its own, or that leaves its folder. */
export function assertOwnFile(path: string): void {
  const segments = path.split('/');
  const isSafe = segments.every((segment) => /^(?!\.{1,2}$)[\w.-]+$/.test(segment));
  if (!isSafe || !isOwnFile(path)) throw new Error(`not a place for a result: ${path}`);
}
