// One edge of `services.*.uses`, and what it grants: plain data, and all that apps, identity, network,
// pages and checks ever see of it.
import type { Path } from '../../diagnostics/diagnostic.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { SecretVariable } from '../../model/services/secret-variables.ts';
import type { Statement } from '../../model/statement.ts';

export interface Edge<Entry = Readonly<Record<string, unknown>>, Use = unknown> {
  readonly environment: Environment;
  /** Key of the service, or of whatever else has `uses`. */
  readonly consumer: string;
  /** Its node in the drawing. */
  readonly node: string;
  /** Key of what is used, and what the environment says of it. */
  readonly store: string;
  readonly entry: Entry;
  /** What stands at the edge; true where `uses` only lists keys. */
  readonly use: Use;
  /** Keys of all that the consumer uses of the kind, as it lists them. */
  readonly stores: readonly string[];
  /** Where the edge is written. */
  readonly origin: Path;
}

export interface Grant {
  /** What the role of the consumer may do in AWS, over HTTPS. */
  readonly statements?: readonly GrantStatement[];
  /** Variables in the open, by name. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Variables that are composed of secrets. */
  readonly secrets?: readonly SecretVariable[];
  /** Whether its certificate is signed by the authorities of RDS, which no image carries. */
  readonly isSignedByRds?: boolean;
  /** TCP ports on which it is called somewhere in the internet. */
  readonly outsidePorts?: readonly number[];
  readonly mounts?: readonly Mount[];
}

/** The KMS keys of an environment that statements of services may name. */
export type KeyName = 'data' | 'storage';

/** The key itself stands in the place of its ARN, which only Terraform knows. */
export interface GrantStatement extends Omit<Statement, 'resources'> {
  readonly resources: readonly (string | { readonly key: KeyName })[];
}

/** A PersistentVolumeClaim in the container of a service. */
export interface Mount {
  readonly claim: string;
  readonly path: string;
  /** Where the path is written. */
  readonly origin: Path;
}
