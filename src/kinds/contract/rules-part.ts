// What a kind asks across the fields of an environment, and what it has names for.
import type { Diagnostic, Path } from '../../diagnostics/diagnostic.ts';
import type { NamedHost } from '../../model/edge/entrance-hosts.ts';
import type { Folders, FolderUse } from '../../model/folder.ts';
import type { Landscape } from '../../model/landscape/landscape.ts';
import type { Name } from '../../model/name.ts';
import type { Need } from '../../model/need.ts';
import type { Reference } from '../../model/reference.ts';
import type { Environment } from '../../model/schema/environment.ts';

/** Takes an environment that has passed its schema; diagnostics carry a path, not a position. */
export type Rule = (environment: Environment) => readonly Diagnostic[];

/** Takes what is written of one, with the defaults it writes itself and nothing that the schema adds. */
export type WrittenRule = (written: unknown) => readonly Diagnostic[];

/** Takes an environment among those it names, each of which has passed its own rules. */
export type LandscapeRule = (
  environment: Environment,
  landscape: Landscape,
) => readonly Diagnostic[];

/** Takes an environment with the folders that it names; one that could not be read is not among them. */
export type FolderRule = (environment: Environment, folders: Folders) => readonly Diagnostic[];

/** An environment that is named, and where. */
export interface Neighbour {
  /** `landing-zone/network` */
  readonly name: string;
  readonly path: Path;
}

export interface AddonNeed extends Need {
  /** Its path, such as `addons.external-secrets`. */
  readonly addon: `addons.${string}` | `cluster.addons.${string}`;
}

export interface RulesPart {
  readonly rules?: readonly Rule[];
  readonly landscapeRules?: readonly LandscapeRule[];
  /** Folders of the repository that it names. */
  readonly folders?: (environment: Environment) => readonly FolderUse[];
  readonly folderRules?: readonly FolderRule[];
  /** Other environments that it names. */
  readonly neighbours?: (environment: Environment) => readonly Neighbour[];
  /** Keys that name other keys, but those of `uses` itself. */
  readonly references?: (environment: Environment) => readonly Reference[];
  /** Host names that get a record in the zone of the environment. */
  readonly hosts?: (environment: Environment) => readonly NamedHost[];
  /** Everything that gets a name, or keeps one free: in AWS, of IAM roles, of Argo CD components. */
  readonly names?: (environment: Environment) => readonly Name[];
  readonly clusterNeeds?: (environment: Environment) => readonly Need[];
  readonly networkNeeds?: (environment: Environment) => readonly Need[];
  /** What reads secrets in the cluster beside services. */
  readonly secretNeeds?: (environment: Environment) => readonly Need[];
  readonly addonNeeds?: (environment: Environment) => readonly AddonNeed[];
  /** What is copied to the recovery region. */
  readonly copies?: (environment: Environment) => readonly Need[];
  /** What the loss of a region takes along, in words; null where nothing is lost. */
  readonly recoveryGap?: (environment: Environment) => string | null;
}
