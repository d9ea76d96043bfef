// What Prometheus reads of a kind, and what is asked of it there.
import type { Alert } from '../../model/kubernetes/alert.ts';
import type { Labels } from '../../model/kubernetes/labels.ts';
import type { Dashboard } from '../../model/operations/dashboard.ts';
import type { Exporter } from '../../model/operations/exporter.ts';
import type { Environment } from '../../model/schema/environment.ts';

/** An exporter outside of the cluster, on hosts whose names Terraform finds out. */
export interface Scrape {
  /** Key of the store they belong to, in whose security group they are. */
  readonly store: string;
  /** Of the job in Prometheus. */
  readonly job: string;
  /** Names the file in which Prometheus finds the hosts; several jobs may read one. */
  readonly file: string;
  /** A property of a secret: host names with commas between. */
  readonly hosts: { readonly secret: string; readonly property: string };
  readonly port: number;
  /** What its series are told apart by. */
  readonly labels: Labels;
}

export interface MonitoringPart {
  readonly scrapes: (environment: Environment) => readonly Scrape[];
  /** By the name of their group. */
  readonly alerts: (environment: Environment) => Readonly<Record<string, readonly Alert[]>>;
  readonly dashboards: (environment: Environment) => readonly Dashboard[];
  /** What the scraped exporters have. */
  readonly exporters: readonly Exporter[];
}
