// Terraform and Kubernetes agree on a name in this folder and nowhere else. Everything here is computed
// from the account, the region and the keys of the environment; nothing is read back from AWS.
import type { Environment } from '../schema/environment.ts';

/** `learning-hub-prod`: names an environment where a path cannot stand, such as in Argo CD. */
export function slugOf({
  system,
  environment,
}: Pick<Environment, 'system' | 'environment'>): string {
  return `${system}-${environment}`;
}

/** Starts every name in AWS that must be unique in an account: `learning-hub-prod`, or what `aws.namePrefix`
 * says. */
export function prefixOf(environment: Environment): string {
  return environment.aws.namePrefix ?? slugOf(environment);
}

/** `learning-hub/prod`: starts every path in Secrets Manager and CloudWatch Logs. */
export function pathOf(environment: Pick<Environment, 'system' | 'environment'>): string {
  return `${environment.system}/${environment.environment}`;
}

/** ARN of something in the environment's own region and account. */
export function regionalArn(environment: Environment, service: string, resource: string): string {
  return `arn:aws:${service}:${environment.aws.region}:${environment.aws.account}:${resource}`;
}

/** Of a role that others made, by its name. One of ours may have a path. */
export function roleArn(environment: Environment, role: string): string {
  return `arn:aws:iam::${environment.aws.account}:role/${role}`;
}

/** Of a role that a stack of the environment makes. */
export function ownRoleArn(environment: Environment, role: string): string {
  const { account, iam } = environment.aws;
  return `arn:aws:iam::${account}:role${iam.path}${role}`;
}

/** Of the policy that bounds all roles; null where none does. */
export function boundaryArn({ aws }: Environment): string | null {
  const { permissionsBoundary } = aws.iam;
  if (permissionsBoundary === null || permissionsBoundary.startsWith('arn:')) {
    return permissionsBoundary;
  }
  return `arn:aws:iam::${aws.account}:policy/${permissionsBoundary}`;
}

/** What Terraform becomes in the account; null where it is there already. */
export function terraformRoleArn(environment: Environment): string | null {
  const { role } = environment.aws;
  return role === null ? null : roleArn(environment, role);
}

/** Sid of a policy statement, which is letters and digits: `public-buckets` → `PublicBuckets`. A key
 * with a word that begins with a digit keeps its own letters, so that no two keys become one. */
export function statementId(key: string): string {
  const words = key.split('-');
  return words.some((word) => /^\d/.test(word))
    ? words.join('X')
    : words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

export function kmsAlias(environment: Environment, key: string): string {
  return `alias/${prefixOf(environment)}-${key}`;
}

/** Seven letters and digits that differ wherever the text does. */
export function shortHash(text: string): string {
  const hash = [...text].reduce((sum, char) => (sum * 33 + char.charCodeAt(0)) % 2 ** 32, 5381);
  return hash.toString(36).padStart(7, '0');
}

/** A name cut to `max`, with a hash of the whole at its end, so that two long names stay two. */
export function fitted(name: string, max: number): string {
  if (name.length <= max) return name;
  const suffix = shortHash(name);
  return `${name.slice(0, max - suffix.length - 1).replace(/-$/, '')}-${suffix}`;
}
