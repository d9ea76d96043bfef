// What a kind shows: in the README of the environment, in its drawing, on the dashboard, as alarms.
import type { Environment } from '../../model/schema/environment.ts';
import type { Edge } from './edge.ts';

/** Groups of the drawing, in the order in which the table of stores lists them. */
export const SHELVES = {
  stores: 'Data stores',
  buckets: 'S3',
  functions: 'Functions',
  externals: 'External services',
  charts: 'Helm charts',
  manifests: 'Manifests',
  terraform: 'Terraform of your own',
} as const;

export type Shelf = keyof typeof SHELVES;

/** A widget of a CloudWatch dashboard. */
export interface Widget {
  readonly title: string;
  readonly namespace: string;
  readonly dimensions: readonly string[];
  /** Values of the last dimension, each a series of its own. Absent: `dimensions` has the value. */
  readonly each?: readonly string[];
  readonly metrics: readonly string[];
  /** Whether a metric is a count, which is added up. Absent: it is averaged. */
  readonly isCount?: boolean;
}

/** What a CloudWatch alarm can be about. */
export interface Measure {
  /** Meaning of the percentage, for the reference page. Absent: the name says it. */
  readonly about?: string;
  readonly namespace: string;
  readonly metricName: string;
  readonly dimensions: (environment: Environment, key: string) => Readonly<Record<string, string>>;
  /** The threshold where it is no percentage of what CloudWatch counts. */
  readonly threshold?: (environment: Environment, key: string, percent: number) => number;
  /** Whether the threshold is of a second, of a metric that is a count: the sum of a period is held
   * against as many times the threshold as the period has seconds. */
  readonly isPerSecond?: boolean;
  /** Whether less is worse: CloudWatch counts what is free. */
  readonly isBelow?: boolean;
}

/** A step by which an environment takes over from another one. */
export interface Step {
  readonly title: string;
  readonly commands: readonly string[];
  readonly after: string;
}

export type StandingRow = readonly [what: string, foundBy: string, owner: string];

export interface PagePart<Entry = unknown, Use = unknown> {
  /** Null: the drawing shows none of it. */
  readonly shelf: Shelf | null;
  /** Lines of Mermaid for its nodes, and for arrows that no edge of a service draws. */
  readonly nodes?: (environment: Environment) => readonly string[];
  readonly between?: (environment: Environment) => readonly string[];
  arrows?(edge: Edge<Entry, Use>): readonly string[];
  /** Rows of what stands already: what, found by, and what its owner keeps. */
  readonly standing?: (environment: Environment) => readonly StandingRow[];
  /** Rows of the table of stores: what, configuration, purpose. */
  readonly rows?: (environment: Environment) => readonly (readonly string[])[];
  /** What the table of services says of an edge. */
  uses?(edge: Edge<Entry, Use>): string;
  readonly widgets?: (environment: Environment) => readonly Widget[];
  /** By the name that `observability.alarms.*.metric` has for it. */
  readonly measures?: Readonly<Record<string, Measure>>;
  /** What is kept of it, and where, one line each. */
  readonly objectives?: (environment: Environment) => readonly string[];
  readonly activation?: (environment: Environment) => readonly Step[];
  /** Outside of the hours of an environment it stands still, or it runs and costs. */
  readonly hours?: {
    readonly title: string;
    readonly isStopped: boolean;
    readonly entries: (environment: Environment) => object;
  };
}
