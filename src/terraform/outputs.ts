// What each stack hands to the others: the only things that cross between Terraform states.
// Names and ARNs that can be computed are not here; see model/naming.

import type { STACK_NAMES } from '../model/naming/state.ts';

type Texts = Readonly<Record<string, string>>;
type Lists = Readonly<Record<string, readonly string[]>>;

export interface StackOutputs {
  readonly state: object;
  readonly security: {
    /** By KMS key: `data`, `storage`, `cluster`, `observability`. */
    readonly key_arns: Texts;
  };
  readonly organization: {
    readonly id: string;
    /** By account. Other environments have them as `aws.account`. */
    readonly account_ids: Texts;
  };
  readonly network: {
    readonly vpc_id: string;
    /** By subnet tier, in the order of the Availability Zones. */
    readonly subnet_ids: Lists;
    /** By security group: `nodes`, `database/main`, `load-balancer/main`, … */
    readonly security_group_ids: Texts;
    /** Of a hub only. */
    readonly transit_gateway_id?: string;
    /** Route 53 profile that resolves to the endpoints of a hub; of one that shares them only. */
    readonly profile_id?: string;
  };
  readonly dns: {
    readonly zone_id: string;
    /** Of a zone that another environment delegates. */
    readonly name_servers?: readonly string[];
  };
  readonly registry: object;
  readonly cluster: {
    readonly oidc_provider_arn: string;
    /** Issuer without scheme, as trust policies name it. */
    readonly oidc_issuer: string;
  };
  readonly data: {
    /** Host by search domain; of those that other environments write to only. */
    readonly search_hosts?: Texts;
    /** By file system; where AWS Backup or a replication asks for ids that are not recorded. */
    readonly file_system_ids?: Texts;
    /** By table; of those whose changes functions read only. Each ends in a time that AWS makes up. */
    readonly table_stream_arns?: Texts;
    /** By user pool; of those with pages at a host of ours only. */
    readonly user_pool_ids?: Texts;
  };
  readonly identity: object;
  readonly functions: object;
  readonly edge: {
    /** By load balancer: what CloudWatch calls it. */
    readonly load_balancer_suffixes: Texts;
  };
  readonly observability: {
    /** Of an environment that others share with only. */
    readonly sink_arn?: string;
  };
  readonly recovery: object;
  readonly cost: object;
  readonly audit: object;
}

export type StackName = (typeof STACK_NAMES)[number];
export type OutputValues<S extends StackName> = StackOutputs[S];
/** The outputs of a stack that have a certain shape. */
export type OutputName<S extends StackName, T> = {
  [K in keyof StackOutputs[S]]-?: NonNullable<StackOutputs[S][K]> extends T ? K & string : never;
}[keyof StackOutputs[S]];
