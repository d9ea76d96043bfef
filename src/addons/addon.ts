// The contract: what an add-on, a Helm chart with the values we give it, tells each stage. One add-on is
// one file of this folder, or a folder of its own where one file would grow long, and one line in
// addons.ts; so the folder holds as many files as there are charts, and what several share is in shared/.
// A member that is absent means nothing.
// Facts: each chart's Chart.yaml, values.yaml, CRDs and templates at the version that its file names.
import type { ChartSource, GroupKind, IgnoredField } from '../model/artifact.ts';
import type { StandingSecret } from '../model/data/standing-store.ts';
import type { Alert } from '../model/kubernetes/alert.ts';
import type { Labels } from '../model/kubernetes/labels.ts';
import type { PodSecurity } from '../model/kubernetes/namespace-plan.ts';
import type { Reach } from '../model/kubernetes/reach.ts';
import type { Landscape } from '../model/landscape/landscape.ts';
import type { Need } from '../model/need.ts';
import type { Exporter } from '../model/operations/exporter.ts';
import type { LoadBalancer } from '../model/schema/edge/edge.ts';
import type { Ingress } from '../model/schema/edge/ingress.ts';
import type { Environment } from '../model/schema/environment.ts';
import type { KeyArns, Statement } from '../model/statement.ts';

type Logs = Environment['observability']['logs'];

export interface AccountContext {
  readonly environment: Environment;
  readonly landscape: Landscape;
  readonly keys: KeyArns;
  /** Names of secrets that only jobs read, with a role of their own. */
  readonly masters: readonly string[];
  /** Secrets of others that consumers read. */
  readonly shared: readonly StandingSecret[];
}

/** A ServiceAccount that acts in AWS, with a role of its own. */
export interface AddonAccount {
  readonly serviceAccount: string;
  /** Whether there is anything for it to do there. Absent: always. */
  readonly isNeeded?: (environment: Environment) => boolean;
  /** What its role may do. */
  readonly statements: (context: AccountContext) => readonly Statement[];
}

/** What its CustomResourceDefinitions bring to a cluster. */
export interface Definitions {
  /** Groups whose kinds it defines, or `group/Kind` where two charts share a group. */
  readonly kinds: readonly string[];
  /** Kinds of these that stand outside namespaces, as `group/Kind`. */
  readonly clusterScoped?: readonly string[];
  /** The value that decides whether it brings them, and what holds when it is not set. */
  readonly unless?: { readonly value: readonly string[]; readonly isSet: boolean };
}

/** How Prometheus watches an add-on: by a monitor of ours, since many are there before its kind is. */
export interface Watching {
  /** Port of its metrics, by name, or by number where the chart names none. */
  readonly port: string | number;
  /** Where its pods declare no port: a Service of the chart that has one, with the labels of its pods. */
  readonly isOfService?: boolean;
  /** What its pods say in the label `app.kubernetes.io/name`. Absent: the name of the add-on. */
  readonly pods?: readonly string[];
  /** Where they have no such label. */
  readonly labels?: Labels;
  readonly path?: string;
  /** Whether it offers them over TLS alone, with a certificate of its own making. */
  readonly isTls?: boolean;
  /** By the name of their group. */
  readonly alerts?: Readonly<Record<string, readonly Alert[]>>;
}

/** What reads the logs of all pods. */
export interface Shipping {
  /** What an environment calls it. */
  readonly as: Logs['shipper'];
  readonly to: Logs['sink'];
  /** Whether it can write to a bucket as well. */
  readonly archives?: boolean;
}

/** What both planes know of an ingress controller. */
export interface IngressController {
  /** What an environment calls it. */
  readonly controller: Ingress['controller'];
  /** Of the IngressClass that the chart makes. Null: it routes by kinds of its own. */
  readonly className: string | null;
  /** Service that the chart makes. */
  readonly service: string;
  /** Port of its pods that takes TLS. */
  readonly podPort: number;
  /** Where its pods say over HTTP whether they can serve. Null: they are asked for a connection. */
  readonly health: { readonly port: number; readonly path: string } | null;
  /** Types of load balancers that may stand in front of it. */
  readonly behind: readonly LoadBalancer['type'][];
  /** Whether its pods have a certificate of the mesh. */
  readonly isMeshed: boolean;
  /** Annotations by which an Ingress limits the requests of one address. Absent: it needs none. */
  readonly rateLimit?: (perSecond: number) => Labels;
  /** Annotations by which an Ingress takes larger bodies than others. Absent: it takes any. */
  readonly bodyLimit?: (size: string) => Labels;
  /** Annotations by which requests go on as gRPC, of an Ingress or of the Service behind. Absent: what its port says counts. */
  readonly grpc?: { readonly ofIngress?: Labels; readonly ofService?: Labels };
}

/** Pods of its templates, and where its values say what they get; dots part the keys. */
export interface ChartPods {
  /** As the chart calls them. */
  readonly part: string;
  /** Of all their containers. */
  readonly resources: readonly string[];
  /** They are there only where this value is true. */
  readonly onlyIf?: string;
  /** Where they may run several times. */
  readonly replicated?: {
    readonly replicas: string;
    readonly budget: string;
    /** Null: the chart keeps them apart by itself. */
    readonly spread: string | null;
  };
}

/** Disks that its pods claim, and where its values say how large they are; dots part the keys. */
export interface ChartDisks {
  readonly at: string;
  /** Who makes the claims. `set`: a StatefulSet of the chart. `operator`: a StatefulSet that the Prometheus
   * operator makes. `claim`: a PersistentVolumeClaim of the chart. */
  readonly of: 'set' | 'operator' | 'claim';
  /** Name of what claims them. */
  readonly name: string;
}

/** What becomes of what a controller looks after, when it goes together with it. */
export interface Leaving {
  /** `group/Kind` of what it looks after. Null: it is missed whatever there is. */
  readonly kinds: readonly string[] | null;
  /** What stays, or cannot be deleted any more. */
  readonly stays: string;
  /** What to do in a change before, as a request. */
  readonly first: string;
}

type ClusterAddon = 'aws-ebs-csi-driver' | 'aws-efs-csi-driver' | 'amazon-cloudwatch-observability';

/** Where an environment has an add-on: of ours, or one that EKS installs. */
export type AddonPath = `addons.${keyof Environment['addons']}` | `cluster.addons.${ClusterAddon}`;

/** What an add-on rests on. */
export interface AddonsNeed {
  readonly addon: AddonPath;
  /** Of the add-on, as in "the volume of loki". */
  readonly what: string;
  /** A value of its chart that ends the need where an environment sets it to false. */
  readonly unless?: string;
}

export interface Addon<N extends string = string> {
  /** Key under `addons` of an environment. */
  readonly name: N;
  /** Helm repository URL, or OCI registry path without scheme. */
  readonly repository: string;
  /** No two add-ons have the same: it tells their Applications apart. */
  readonly chart: string;
  readonly version: string;
  readonly namespace: string;
  /** Where the environment says which namespace; then that counts. */
  readonly namespaceIn?: (environment: Environment) => string;
  readonly wave: number | ((environment: Environment) => number);
  /** All pods that it runs with our values. */
  readonly pods: readonly ChartPods[];
  /** Absent: its pods keep nothing, whatever the values. */
  readonly disks?: readonly ChartDisks[];
  /** Parts of its values whose pods it could run and, with our values, does not. */
  readonly idle?: readonly string[];
  /** What its pods need of their namespace, with our values; irrelevant in kube-system. */
  readonly podSecurity: PodSecurity;
  /** What its pods need of the network; irrelevant in kube-system. Absent: what all add-ons do. */
  readonly reach?: (environment: Environment) => Reach;
  /** Kinds without a namespace among its templates; docs/how-to/connect-argo-cd.md says how a gap shows. */
  readonly clusterKinds?: readonly GroupKind[];
  /** Namespaces it writes to beside its own. */
  readonly otherNamespaces?: readonly string[];
  /** Fields that its own controllers change after the sync. */
  readonly ignored?: readonly IgnoredField[];
  readonly definitions?: Definitions;
  readonly accounts?: readonly AddonAccount[];
  /** Null: it has no metrics, or its chart brings monitors of its own. */
  readonly watched: Watching | ((environment: Environment) => Watching) | null;
  readonly exporters?: readonly Exporter[];
  readonly ships?: Shipping;
  /** Whether it raises alerts on what it measures. */
  readonly raisesAlerts?: true;
  /** Whether it adds nodes for pods that find no place. */
  readonly addsNodes?: true;
  readonly ingress?: IngressController;
  /** Whether what rests on it can rest on one that stands already, whatever its values are. */
  readonly mayStand?: true;
  /** What it rests on itself. */
  readonly needs?: readonly AddonsNeed[];
  /** What in an environment rests on it; the rule on add-ons reports what has to do without. */
  readonly neededBy?: (environment: Environment) => readonly Need[];
  /** Absent: nothing is left in the lurch when it is taken out. */
  readonly leaving?: Leaving;
  readonly values: (environment: Environment, landscape: Landscape) => ChartSource['values'];
}
