// The same objects through cdk8s' own App, for people who use cdk8s' command (cdk8s.yaml).
import { ApiObject, App, Chart, YamlOutputType } from 'cdk8s';
import type { KubernetesArtifact } from '../model/artifact.ts';
import { slugOf } from '../model/naming/core.ts';
import type { Environment } from '../model/schema/environment.ts';

export interface SynthInput {
  readonly environment: Environment;
  readonly artifacts: readonly KubernetesArtifact[];
}

/** Writes `<system>-<environment>-<component>-<namespace>/<Kind>.<name>.k8s.yaml` below `outdir`. cdk8s
 * names files without the namespace, so each namespace of a component is a chart of its own. */
export function synthApp(inputs: readonly SynthInput[], outdir: string): void {
  const app = new App({
    outdir,
    yamlOutputType: YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
  });
  for (const { environment, artifacts } of inputs) {
    const charts = new Map<string, Chart>();
    for (const { component, object } of artifacts) {
      const id = [slugOf(environment), component, object.metadata.namespace ?? 'cluster'].join('-');
      const chart = charts.get(id) ?? new Chart(app, id, { disableResourceNameHashes: true });
      charts.set(id, chart);
      new ApiObject(chart, `${object.kind}-${object.metadata.name}`, object);
    }
  }
  app.synth();
}
