// The delivery room's public function for one environment: how Argo CD syncs it, the pipeline that
// changes it, and the page that explains it.
import type {
  Artifact,
  Component,
  KubernetesArtifact,
  TerraformArtifact,
  TextArtifact,
} from '../model/artifact.ts';
import { deployedServices } from '../model/delivery/rollouts.ts';
import type { Landscape } from '../model/landscape/landscape.ts';
import type { Environment } from '../model/schema/environment.ts';
import { compileArgocd } from './argocd/compile-argocd.ts';
import type { DeliveryInput } from './delivery-input.ts';
import { renderEnvironmentPage } from './page/render-environment-page.ts';
import { compileWorkflows } from './pipeline/github/compile-workflows.ts';
import { renderPublishSite } from './pipeline/github/publish-site.ts';
import { renderJenkinsfile } from './pipeline/render-jenkinsfile.ts';
import { renderSiteJenkinsfile } from './pipeline/render-site-jenkinsfile.ts';
import { siteTasks } from './pipeline/sites.ts';
import {
  renderTerraformWorkflow,
  TERRAFORM_WORKFLOW,
} from './terraform/render-terraform-workflow.ts';

type Pipeline = NonNullable<Environment['delivery']['pipeline']>;

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
    ...terraformFiles(input),
  ];
}

function terraformFiles(input: DeliveryInput): readonly TextArtifact[] {
  const { terraform } = input.environment.delivery;
  if (terraform.kind !== 'github-actions' || input.stacks.length === 0) return [];
  return [text(TERRAFORM_WORKFLOW, renderTerraformWorkflow(input, terraform))];
}

function pipelineFiles(input: DeliveryInput): readonly TextArtifact[] {
  const { delivery, services } = input.environment;
  const { pipeline } = delivery;
  if (pipeline === null) return [];
  // Where other environments run the services, theirs is the pipeline that deploys them.
  const ofServices = Object.keys(services).length === 0 ? [] : servicePipelines(input, pipeline);
  return [...ofServices, ...sitePipelines(input.environment, pipeline)];
}

function servicePipelines(input: DeliveryInput, pipeline: Pipeline): readonly TextArtifact[] {
  if (pipeline.kind === 'github-actions') return compileWorkflows(input, pipeline);
  // There is nothing to run where all images come from elsewhere.
  if (deployedServices(input.environment).length === 0) return [];
  return [text('ci/Jenkinsfile', renderJenkinsfile(input))];
}

function sitePipelines(environment: Environment, pipeline: Pipeline): readonly TextArtifact[] {
  return siteTasks(environment).map((task) =>
    pipeline.kind === 'github-actions'
      ? text(`ci/github/publish-${task.key}.yml`, renderPublishSite(environment, pipeline, task))
      : text(`ci/publish-${task.key}/Jenkinsfile`, renderSiteJenkinsfile(environment, task)),
  );
}

function text(path: string, content: string): TextArtifact {
  return { type: 'text', path, content };
}
