// What the compile rooms produce and the check and emit rooms consume: plain readonly data.
import type { Path } from '../diagnostics/diagnostic.ts';

export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json };

export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly [key: string]: unknown;
}

/** One Kubernetes object; `component` is the Argo CD Application that syncs it. */
export interface KubernetesArtifact {
  readonly type: 'kubernetes';
  readonly component: string;
  readonly object: KubernetesObject;
  /** The part of the environment that made it. */
  readonly origin: Path;
  /** Whether it is a document of the user's, which stands in the environment at its origin. Absent: it is not. */
  readonly isWritten?: true;
}

/** A stack of another environment. */
export interface OutsideStack {
  /** `<system>/<environment>` */
  readonly environment: string;
  readonly stack: string;
}

/** One Terraform root module, as Terraform JSON. */
export interface TerraformArtifact {
  readonly type: 'terraform';
  readonly stack: string;
  /** Stacks of the same environment that come first: it reads their outputs, or names what they make. */
  readonly dependsOn: readonly string[];
  /** Stacks of other environments that come first. */
  readonly dependsOnOthers: readonly OutsideStack[];
  /** Where the states lie that it reads of those, as `<bucket>/<key>`. Absent: it reads none. */
  readonly outsideStates?: readonly string[];
  readonly document: { readonly [key: string]: Json };
  /** `aws_vpc.main` → the part of the environment that made it. */
  readonly origins: Readonly<Record<string, Path>>;
  /** What the checks are asked about where something leaves: protected while it stands, and without what is kept
   * for what goes. Absent: this very one. */
  readonly standing?: TerraformArtifact;
  /** What wanted an address that another part of the environment had. Absent: nothing. */
  readonly repeats?: readonly RepeatedAddress[];
  /** Files of the user for the folder `module` beside the document, as they are, by path. Absent: none. */
  readonly moduleFiles?: Readonly<Record<string, string>>;
  /** Providers beside AWS, which the master lock does not hold. Absent: none. */
  readonly lockedProviders?: readonly LockedProvider[];
}

/** One provider of a lock file. */
export interface LockedProvider {
  /** `hashicorp/random` */
  readonly source: string;
  readonly version: string;
  readonly hashes: readonly string[];
}

/** Two keys of an environment of which one Terraform address is made. */
export interface RepeatedAddress {
  /** `aws_vpc.main` */
  readonly address: string;
  readonly first: Path;
  readonly again: Path;
}

/** Any other file, e.g. a Jenkinsfile; `path` is relative to the environment's folder in dist. */
export interface TextArtifact {
  readonly type: 'text';
  readonly path: string;
  readonly content: string;
}

export type Artifact = KubernetesArtifact | TerraformArtifact | TextArtifact;

/** What one Argo CD Application syncs: a folder of our own objects, or a chart with values. */
export interface Component {
  readonly name: string;
  /** Where objects without a namespace of their own go. */
  readonly namespace: string;
  /** Lower waves are synced, and healthy, before higher ones start. */
  readonly wave: number;
  /** Components that come first, whatever their waves: its own is then the one behind theirs. Absent: none. */
  readonly after?: readonly string[];
  /** Component that it comes just before, whenever that is. Absent: none. */
  readonly before?: string;
  readonly source: DirectorySource | ChartSource;
  readonly origin: Path;
}

export interface DirectorySource {
  readonly type: 'directory';
  /** Fields that something in the cluster changes after the sync. */
  readonly ignored?: readonly IgnoredField[];
}

export interface GroupKind {
  readonly group: string;
  readonly kind: string;
}

export interface IgnoredField extends GroupKind {
  readonly jqPathExpressions: readonly string[];
}

/** A value of a chart that an environment has in the place of ours. */
export interface Replaced {
  /** Keys from the root, joined by dots. */
  readonly path: string;
  /** undefined: there was none. */
  readonly below: Json | undefined;
  readonly value: Json;
}

export interface ChartSource {
  readonly type: 'chart';
  /** A Helm repository URL, or an OCI registry path without scheme. */
  readonly repository: string;
  readonly chart: string;
  readonly version: string;
  readonly values: { readonly [key: string]: Json };
  /** Values of the environment in the place of ours. Absent: none. */
  readonly replaced?: readonly Replaced[];
  /** Kinds without a namespace among its templates. Absent: none. */
  readonly clusterKinds?: readonly GroupKind[];
  /** Groups, or kinds as `group/Kind`, that it brings the definitions of. Absent: none, or those of an add-on. */
  readonly definitions?: readonly string[];
  /** Namespaces it writes to beside its own. Absent: none. */
  readonly otherNamespaces?: readonly string[];
  /** Fields that its own controllers change after the sync. Absent: none. */
  readonly ignored?: readonly IgnoredField[];
}

/** What a Kubernetes compile room returns. */
export interface KubernetesOutput {
  readonly components: readonly Component[];
  readonly artifacts: readonly KubernetesArtifact[];
}
