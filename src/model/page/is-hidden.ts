// What no view of differences shows, not even where somebody wrote it into a repository.

const HIDDEN =
  /(^|[._-])(password|passwd|secret_?string|secret_?binary|private_?key|auth_?token|client_?secret|master_?password|access_?key|api_?key)$/i;

/** Names of secrets, such as `secretKey` or `password_secret_arn`, are no secrets. */
export function isHidden(path: string): boolean {
  const [, variable] = /\[([^\]]*)\]\.value$/.exec(path) ?? [];
  const name = variable ?? path.replace(/\[[^\]]*\]$/, '');
  return HIDDEN.test(name.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2'));
}
