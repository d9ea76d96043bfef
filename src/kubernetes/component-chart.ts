// The only place that knows the cdk8s tree: a chart per component, never synthesized, whose objects are
// read one by one. Platform and apps share it; a successor of cdk8s would be put in here.
import { type ApiObject, App, Chart, type ChartProps } from 'cdk8s';
import type { KubernetesArtifact } from '../model/artifact.ts';

/** Refuses the names cdk8s derives from construct paths: they change when code moves. */
class ComponentChart extends Chart {
  override generateObjectName(apiObject: ApiObject): string {
    throw new Error(`${apiObject.kind} at ${apiObject.node.path} has no name of its own`);
  }
}

export function componentChart(component: string, props: ChartProps): Chart {
  return new ComponentChart(new App(), component, props);
}

/** The objects of a chart, in the order they were added. */
export function artifactsOf(
  chart: Chart,
  origin: KubernetesArtifact['origin'],
): readonly KubernetesArtifact[] {
  return chart.apiObjects.map((apiObject) => ({
    type: 'kubernetes',
    component: chart.node.id,
    object: apiObject.toJson(),
    origin,
  }));
}
