// What the checks have to know of a kind to hold both planes against each other.
import type { Environment } from '../../model/schema/environment.ts';

/** Where a resource says which security groups it carries and which subnets it stands in. */
export interface Place {
  /** Terraform type; its key is that of the store, or that of what `ownerAt` refers to. */
  readonly type: string;
  /** Dotted arguments. */
  readonly groupsAt: string;
  /** Subnets, or the subnet group that lists them. */
  readonly subnetsAt: string;
  readonly ownerAt?: string;
}

/** Something in AWS that Kubernetes calls by its name. */
export interface NamedThing {
  /** In messages: `cache user`. */
  readonly kind: string;
  /** Terraform type, and the argument that holds the name. */
  readonly type: string;
  readonly nameAt: string;
  /** Variables of services that hold its name, and nothing but its name; also those that people write. */
  readonly variables: RegExp;
  /** One of these has to be allowed on the ARN, in which `*` stands for the name. */
  readonly actions: readonly string[];
  /** `{region}` and `{account}` are those of the resource. */
  readonly arn: string;
  /** Finds its names in the policies of all roles of pods; a role that is allowed one has to be told it.
   * Absent: a permission without a name is none too many. */
  readonly inPolicies?: RegExp;
  /** Names of those that stand already, which no stack need find. */
  readonly standing?: (environment: Environment) => readonly string[];
}

export interface ChecksPart {
  /** Secrets that people fill in: their names, and the properties that are asked of them. */
  readonly byHand?: (
    environment: Environment,
  ) => readonly (readonly [name: string, properties: readonly string[]])[];
  readonly places?: readonly Place[];
  readonly things?: readonly NamedThing[];
}
