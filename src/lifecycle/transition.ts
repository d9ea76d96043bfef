// What judges are asked about: one environment as it was at the merge base, as it is now, and what differs.
// It is a stable interface: judges of several rooms of knowledge stand on it, and so may a view of differences.
import type { Diagnostic, Path } from '../diagnostics/diagnostic.ts';
import type { Json, KubernetesObject } from '../model/artifact.ts';
import type { Environment } from '../model/schema/environment.ts';

export type Body = { readonly [key: string]: Json };

/** One Terraform resource that was made, changed or taken away; `before` and `after` are never both null. */
export interface ResourceChange {
  readonly stack: string;
  /** `aws_db_instance.main` */
  readonly address: string;
  readonly type: string;
  /** The second half of its address. */
  readonly key: string;
  /** What it was called; the same as `address` unless a `moved` block says otherwise. */
  readonly addressBefore: string;
  /** Whether Terraform only stops to know it: a `removed` block says that it is not destroyed. */
  readonly isForgotten: boolean;
  readonly before: Body | null;
  readonly after: Body | null;
  /** The part of the environment that makes it, or made it: then of the environment as it was. */
  readonly origin: Path;
}

/** One Kubernetes object, the Applications and AppProjects of Argo CD included. The same object in another
 * component is one change, not two. */
export interface ObjectChange {
  /** The one that has it now, or had it. */
  readonly component: string;
  /** The one that had it; the same as `component` unless it moved. */
  readonly componentBefore: string;
  readonly before: KubernetesObject | null;
  readonly after: KubernetesObject | null;
  readonly origin: Path;
}

/** A stack by its name: whole documents, also of those that did not change. */
export type Documents = ReadonlyMap<string, Body>;

/** One document at the base. */
export interface Standing {
  /** `shop/prod`; null: the environment that is judged. */
  readonly environment: string | null;
  readonly stack: string;
  readonly document: Body;
}

export interface TransitionInput {
  readonly environment: Environment;
  /** As it was, read by this compiler; null where it cannot be. Read only when it is asked for. */
  readonly environmentBefore: () => Environment | null;
  readonly stacks: { readonly before: Documents; readonly after: Documents };
  /** The part of the environment that makes a resource now; empty for one that nothing makes. */
  readonly originOf: (stack: string, address: string) => Path;
  /** Stacks of other environments as they were; read only when they are asked for. */
  readonly elsewhere: () => readonly Standing[];
  readonly resources: readonly ResourceChange[];
  readonly objects: readonly ObjectChange[];
}

/** Diagnostics have a path in the environment as it is now, or as it was: what is gone is shown at the
 * nearest key above that still stands. */
export type Judge = (input: TransitionInput) => readonly Diagnostic[];

/** How many resources and objects of how many environments were looked at. */
export interface Compared {
  /** Environments that were not there at the base: nothing of them runs. */
  readonly fresh: number;
  /** Those of which nothing was ever applied, as they say. */
  readonly unapplied: number;
  /** Stacks with a difference. */
  readonly stacks: number;
  /** Resources and Kubernetes objects that differ. */
  readonly resources: number;
  readonly objects: number;
}
