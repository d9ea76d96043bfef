// Makes entries of a kind consumers: they have `uses` as services do, and a role of their own for what it
// grants in AWS.
import type { Environment } from '../../model/schema/environment.ts';
import type { KeyArns, Statement } from '../../model/statement.ts';

/** What of a grant there may be no way to take: claims in containers, and secrets as variables. */
export type Lack = 'mounts' | 'secrets';

/** Who takes on the role of an entry: pods, or a service of AWS. */
export type Actor =
  | { readonly namespace: string; readonly serviceAccount: string }
  | {
      /** Principal, such as `states.amazonaws.com`. */
      readonly service: string;
      /** What it needs beside what `uses` grants. */
      readonly statements?: (keys: KeyArns) => readonly Statement[];
    };

export interface ConsumerPart {
  readonly lacks: readonly Lack[];
  /** Null: nobody, and there is no role. */
  readonly actor: (environment: Environment, key: string) => Actor | null;
  /** Whether its entries are pods, for which variables and secrets are left in a ConfigMap and a Secret. */
  readonly hasPods: boolean;
  /** Name of the security group with which it stands in the VPC, beside the nodes; null: it stands
   * outside. Absent: it calls nothing by itself, or its pods do. */
  readonly group?: (environment: Environment, key: string) => string | null;
}
