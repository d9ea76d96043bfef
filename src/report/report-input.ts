// What a report is made of: environments as they are written, and what they compile to.
import type { Component, KubernetesObject, TerraformArtifact } from '../model/artifact.ts';
import type { Landscape } from '../model/landscape/landscape.ts';
import type { Environment } from '../model/schema/environment.ts';
import type { Review } from '../review/review.ts';

export interface ReportedEnvironment {
  /** `shop/prod` */
  readonly name: string;
  /** Of all environments of the report, which have pages to lead to. */
  readonly names: ReadonlySet<string>;
  readonly environment: Environment;
  readonly landscape: Landscape;
  readonly stacks: readonly TerraformArtifact[];
  readonly components: readonly Component[];
  readonly objects: readonly KubernetesObject[];
}

export interface ReportInput {
  /** In the order of their names. */
  readonly environments: readonly ReportedEnvironment[];
  /** What differs from a base; null: nothing was compared. */
  readonly review: Review | null;
  /** What runs in the browser. */
  readonly script: string;
}
