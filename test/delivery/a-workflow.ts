// The workflow that runs Terraform in GitHub Actions, of a few stacks.
import { parse } from 'yaml';
import { renderTerraformWorkflow } from '../../src/delivery/terraform/render-terraform-workflow.ts';
import { ALONE } from '../../src/model/landscape/landscape.ts';
import { anEnvironment } from '../support/an-environment.ts';
import { aStack } from './some-artifacts.ts';

export const STACKS = [
  aStack('state'),
  aStack('network'),
  { ...aStack('data', ['network']), dependsOnOthers: [{ environment: 'shop/dns', stack: 'edge' }] },
  aStack('cluster', ['network']),
  aStack('identity', ['cluster']),
];

export function inputOf(terraform: object, delivery: object = {}) {
  const environment = anEnvironment({
    delivery: { terraform: { kind: 'github-actions', ...terraform }, ...delivery },
  });
  return { environment, landscape: ALONE, stacks: STACKS, components: [], artifacts: [] };
}

export function rendered(terraform: object = {}, delivery: object = {}) {
  const input = inputOf(terraform, delivery);
  const runs = input.environment.delivery.terraform;
  if (runs.kind !== 'github-actions') throw new Error('Not of GitHub');
  const text = renderTerraformWorkflow(input, runs);
  return { text, workflow: parse(text) };
}
