// The delivery room's public function for one environment: how Argo CD syncs it, the pipeline that
// changes it, and the page that explains it.
import type {
  Artifact,
  Component,
  KubernetesArtifact,
  TerraformArtifact,
  TextArtifact,
} from '../model/artifact.ts';
import type { Landscape } from '../model/landscape/landscape.ts';
import type { Environment } from '../model/schema/environment.ts';
import { compileArgocd } from './argocd/compile-argocd.ts';
import type { DeliveryInput } from './delivery-input.ts';
import { renderEnvironmentPage } from './page/render-environment-page.ts';
import { compileWorkflows } from './pipeline/github/compile-workflows.ts';
import { renderJenkinsfile } from './pipeline/render-jenkinsfile.ts';

export interface Compiled {
  readonly landscape: Landscape;
  readonly stacks: readonly TerraformArtifact[];
  readonly components: readonly Component[];
  readonly artifacts: readonly KubernetesArtifact[];
}

export function compileDelivery(environment: Environment, compiled: Compiled): readonly Artifact[] {
  const input: DeliveryInput = { environment, ...compiled };
  return [
    ...compileArgocd(input),
    text('README.md', renderEnvironmentPage(input)),
    ...pipelineFiles(input),
  ];
}

function pipelineFiles(input: DeliveryInput): readonly TextArtifact[] {
  const { delivery, services } = input.environment;
  const { pipeline } = delivery;
  // Where other environments run the services, theirs is the pipeline that deploys them.
  if (pipeline === null || Object.keys(services).length === 0) return [];
  if (pipeline.kind === 'github-actions') return compileWorkflows(input, pipeline);
  return [text('ci/Jenkinsfile', renderJenkinsfile(input))];
}

function text(path: string, content: string): TextArtifact {
  return { type: 'text', path, content };
}
