// What a kind has inside the cluster beside the services that use it.
import type { Path } from '../../diagnostics/diagnostic.ts';
import type { KubernetesArtifact, KubernetesOutput } from '../../model/artifact.ts';
import type { MasterSecret } from '../../model/data/master-secret.ts';
import type { NamespacePlan } from '../../model/kubernetes/namespace-plan.ts';
import type { Reach } from '../../model/kubernetes/reach.ts';
import type { Landscape } from '../../model/landscape/landscape.ts';
import type { Residence } from '../../model/schema/cluster/residence.ts';
import type { Environment } from '../../model/schema/environment.ts';

/** Login of an administrator, which nobody but a job reads. */
export interface Master {
  readonly secret: MasterSecret;
  /** Whether a job is there that does. */
  readonly isRead: boolean;
  readonly origin: Path;
}

export interface JobSecrets {
  /** Names in Secrets Manager; `*` stands for the rest of one. */
  readonly reads: readonly string[];
  readonly masters: readonly Master[];
}

/** Pods of a chart in a namespace of their own, and what they need of the network. */
export interface Resident {
  readonly name: string;
  readonly namespace: string;
  readonly reach: Reach;
}

export interface PlatformPart {
  readonly compile: (environment: Environment, landscape: Landscape) => KubernetesOutput;
  /** What its jobs in the cluster read that services may not. */
  readonly jobSecrets?: (environment: Environment) => JobSecrets;
  /** Namespaces it needs; one that several kinds need is made once. */
  readonly namespaces?: (environment: Environment) => readonly NamespacePlan[];
  /** Objects that the user wrote, as they are. */
  readonly written?: (environment: Environment) => readonly KubernetesArtifact[];
  /** When its components are synced, by their names. */
  readonly turns?: (
    environment: Environment,
  ) => Readonly<Record<string, Pick<Residence, 'wave' | 'after'>>>;
  /** Who lives in those, where it is charts and not pods of ours. */
  readonly residents?: (environment: Environment) => readonly Resident[];
}
