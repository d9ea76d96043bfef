// What a kind adds to the Terraform stacks of an environment.
import type { LockedProvider } from '../../model/artifact.ts';
import type { Identity } from '../../model/identity.ts';
import type { Landscape } from '../../model/landscape/landscape.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { KeyArns, Statement } from '../../model/statement.ts';
import type { RootModule } from '../../terraform/root-module.ts';

export interface StackParts {
  readonly data?: (module: RootModule) => void;
  readonly network?: (module: RootModule, place: NetworkPlace) => void;
  readonly functions?: (module: RootModule, place: FunctionsPlace) => void;
  /** After load balancers and distributions, with their records. */
  readonly edge?: (module: RootModule) => void;
  /** `keyArn` is that of the key in the recovery region; null where nothing is kept there. */
  readonly recovery?: (module: RootModule, keyArn: string | null) => void;
  readonly observability?: (module: RootModule) => void;
}

export interface FunctionsPlace {
  /** What the edges of a consumer tell it: names and ARNs, those of its secrets too, and no secret value. */
  readonly variables: (consumer: string) => Readonly<Record<string, string>>;
}

export interface NetworkPlace {
  readonly vpcId: string;
  /** One for each subnet. */
  readonly routeTableIds: readonly string[];
}

/** A task in the cluster that acts in AWS, with an account of its own. */
export interface TaskIdentity extends Identity {
  readonly statements: (keys: KeyArns) => readonly Statement[];
}

/** What EventBridge Scheduler stops and starts. */
export interface Stoppable {
  /** Of the schedule, within its group. */
  readonly name: string;
  readonly identifier: string;
  /** How the AWS SDK calls the service. */
  readonly service: 'rds' | 'docdb';
  readonly kind: 'Cluster' | 'Instance';
}

/** An ARN; or the beginning of one, which ends in what AWS makes up: an entry of an output of stack `data`. */
export type BackedUp =
  | string
  | { readonly prefix: string; readonly output: 'file_system_ids'; readonly key: string };

/** A stack of its own beside those of ours. */
export interface OwnStack {
  readonly name: string;
  /** Its files lie in the folder `module` beside the document. Null: none. */
  readonly folder: string | null;
  readonly providers: readonly LockedProvider[];
  readonly build: (module: RootModule) => void;
}

export interface TerraformPart {
  readonly stacks: StackParts;
  readonly ownStacks?: (environment: Environment) => readonly OwnStack[];
  /** What others than the account itself may do with the key of the data. */
  readonly keyGrants?: (environment: Environment) => readonly Statement[];
  readonly tasks?: (environment: Environment, landscape: Landscape) => readonly TaskIdentity[];
  /** Services whose images AWS Lambda pulls from the repositories of the environment. */
  readonly functionImages?: (environment: Environment) => readonly string[];
  readonly stoppables?: (environment: Environment) => readonly Stoppable[];
  /** What AWS Backup keeps. */
  readonly backedUp?: (environment: Environment) => readonly BackedUp[];
}
