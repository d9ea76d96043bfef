// What one environment's delivery is made from: its model, and what the other rooms compiled from it.
import type { Component, KubernetesArtifact, TerraformArtifact } from '../model/artifact.ts';
import type { Landscape } from '../model/landscape/landscape.ts';
import type { Environment } from '../model/schema/environment.ts';
import { groupBy } from '../model/values/group-by.ts';
import { oncePer } from '../model/values/once-per.ts';

export interface DeliveryInput {
  readonly environment: Environment;
  /** The environments that this one names. */
  readonly landscape: Landscape;
  readonly stacks: readonly TerraformArtifact[];
  readonly components: readonly Component[];
  readonly artifacts: readonly KubernetesArtifact[];
}

/** The objects that one Argo CD Application syncs. */
export function objectsOf(
  artifacts: readonly KubernetesArtifact[],
  { name }: Component,
): readonly KubernetesArtifact['object'][] {
  return (byComponent(artifacts).get(name) ?? []).map(({ object }) => object);
}

const byComponent = oncePer((artifacts: readonly KubernetesArtifact[]) =>
  groupBy(artifacts, ({ component }) => component),
);
