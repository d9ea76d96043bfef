// The GitHub workflows of the services' own repositories, one file each.
import type { TextArtifact } from '../../../model/artifact.ts';
import type { GithubActions } from '../../../model/schema/operations/delivery.ts';
import { buildsImages } from '../../../model/services/image-pipeline.ts';
import type { DeliveryInput } from '../../delivery-input.ts';
import { serviceWorkloads } from '../service-workloads.ts';
import { renderBuildPush } from './build-push.ts';
import { renderBuildTest } from './build-test.ts';
import { renderDeploy } from './deploy.ts';
import { deployWorkflow, type WorkflowInput } from './workflow.ts';

const FOLDER = 'ci/github';

export function compileWorkflows(
  delivery: DeliveryInput,
  pipeline: GithubActions,
): readonly TextArtifact[] {
  const { environment } = delivery;
  const input: WorkflowInput = { environment, pipeline, workloads: serviceWorkloads(delivery) };
  // There is nothing to run where an environment only keeps the images of others.
  if (input.workloads.length === 0) return [];
  return [
    ...(buildsImages(environment)
      ? [
          text('build-test.yml', renderBuildTest(input)),
          text('build-push.yml', renderBuildPush(input)),
        ]
      : []),
    text(deployWorkflow(input), renderDeploy(input)),
  ];
}

function text(name: string, content: string): TextArtifact {
  return { type: 'text', path: `${FOLDER}/${name}`, content };
}
