// Which Kubernetes ServiceAccount is which IAM role. Terraform writes the trust policies and Kubernetes
// the annotations from this one list.
import type { Path } from '../diagnostics/diagnostic.ts';
import { addonRoleName } from './naming/cluster.ts';
import { ownRoleArn } from './naming/core.ts';
import { serviceRoleName } from './naming/services.ts';
import type { Environment } from './schema/environment.ts';

export interface Identity {
  /** Name of the IAM role. */
  readonly role: string;
  readonly namespace: string;
  readonly serviceAccount: string;
  readonly origin: Path;
}

export const FLUENT_BIT_ACCOUNT = 'aws-for-fluent-bit';

/** The namespace of what looks after databases from inside the cluster: logins and exports. */
export const DATABASE_NAMESPACE = 'databases';

export function serviceIdentity(environment: Environment, service: string): Identity {
  return {
    role: serviceRoleName(environment, service),
    namespace: environment.services[service]?.namespace ?? '',
    serviceAccount: service,
    origin: ['services', service],
  };
}

/** Lets the pods of a ServiceAccount take on a role (IRSA). */
export const ROLE_ANNOTATION = 'eks.amazonaws.com/role-arn';

/** The annotation with the role of a ServiceAccount. */
export function roleAnnotation(
  environment: Environment,
  { role }: Pick<Identity, 'role'>,
): Readonly<Record<string, string>> {
  return { [ROLE_ANNOTATION]: ownRoleArn(environment, role) };
}

/** ARN of the role that Fluent Bit has in an environment. */
export function logWriterArn(environment: Environment): string {
  return ownRoleArn(environment, addonRoleName(environment, FLUENT_BIT_ACCOUNT));
}
