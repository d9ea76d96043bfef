// What applies and syncs the environment, in order.
import type { Component } from '../../model/artifact.ts';
import { outputPath } from '../../model/delivery/output-folder.ts';
import { makersOf } from '../../model/landscape/made-by-others.ts';
import { pathOf } from '../../model/naming/core.ts';
import { stateBucketName, stateKey, stateRegion } from '../../model/naming/state.ts';
import { code, table } from '../../model/page/markdown.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { buildsImages } from '../../model/services/image-pipeline.ts';
import { sortedEntries } from '../../model/values/sorted-entries.ts';
import { rootProjectName } from '../argocd/argocd-names.ts';
import type { DeliveryInput } from '../delivery-input.ts';
import { orderStacks } from '../order-stacks.ts';
import { TERRAFORM_WORKFLOW, workflowPath } from '../terraform/render-terraform-workflow.ts';

/** Stacks of one level do not read each other; those of other environments come before. */
export function renderStacks({ stacks }: DeliveryInput): readonly string[] {
  const others = new Map(stacks.map(({ stack, dependsOnOthers }) => [stack, dependsOnOthers]));
  const rows = orderStacks(stacks).map(({ stack, level, dependsOn }) => {
    const outside = (others.get(stack) ?? []).map((other) => `${other.environment}/${other.stack}`);
    const reads = [...dependsOn, ...outside].map(code).join(' ');
    return [
      String(level),
      `[${code(stack)}](terraform/${stack}/cdk.tf.json)`,
      reads === '' ? '–' : reads,
    ];
  });
  return rows.length === 0 ? [] : table(['Order', 'Stack', 'Reads'], rows);
}

export function renderComponents({ components }: DeliveryInput): readonly string[] {
  const rows = [...components]
    .sort((left, right) => left.wave - right.wave || (left.name < right.name ? -1 : 1))
    .map((component) => [
      String(component.wave),
      code(component.name),
      code(component.namespace),
      describeSource(component),
    ]);
  return rows.length === 0 ? [] : table(['Wave', 'Component', 'Namespace', 'Source'], rows);
}

function describeSource({ name, source }: Component): string {
  return source.type === 'directory'
    ? `[kubernetes/${name}](kubernetes/${name})`
    : `chart ${code(source.chart)} ${source.version}`;
}

/** The two ways in: applied by hand once, and from then on by pull request. */
export function renderFirstSteps({ environment }: DeliveryInput): readonly string[] {
  return [
    ...makerLines(environment),
    ...terraformLines(environment),
    ...stateLines(environment),
    ...argocdLines(environment),
    ...pipelineLines(environment),
    ...siteLines(environment),
  ];
}

/** What this one has from another environment is there before. */
function makerLines(environment: Environment): readonly string[] {
  const lines = [...makersOf(environment)].map(([maker, made]) => {
    const what = made.map((each) => `${each.what} (${code(each.key)})`).join(', ');
    return `- ${code(maker)} comes first: it has ${what}`;
  });
  return lines.length === 0 ? [] : [...lines, ''];
}

function terraformLines(environment: Environment): readonly string[] {
  const { kind } = environment.delivery.terraform;
  if (kind === 'elsewhere')
    return ['Terraform is applied elsewhere, stack by stack in this order.'];
  if (kind === 'github-actions') {
    return [
      `Terraform is planned and applied by [its workflow](${TERRAFORM_WORKFLOW}), a copy of which lies in`,
      `${code(workflowPath(environment))} of this repository.`,
    ];
  }
  return [
    'Terraform is applied by Atlantis, one project per stack (`atlantis.yaml` at the root of the repository).',
  ];
}

/** Nothing where each is at the place that everybody expects. */
function stateLines(environment: Environment): readonly string[] {
  const { bucket } = environment.delivery.state;
  const key = stateKey(environment, '<stack>');
  if (bucket === null && key === `${pathOf(environment)}/<stack>.tfstate`) return [];
  const stands = bucket === null ? '' : `, which stands already in ${stateRegion(environment)}`;
  return [
    `States are kept in bucket ${code(stateBucketName(environment))}${stands}, as ${code(key)}.`,
  ];
}

function argocdLines(environment: Environment): readonly string[] {
  if (environment.cluster === null) return [];
  const folder = outputPath(environment);
  return [
    'Kubernetes is synced by Argo CD, which is told once, by hand:',
    '',
    '```shell',
    `kubectl apply --server-side -f ${folder}/argocd/appproject-${rootProjectName(environment)}.yaml`,
    `kubectl apply --server-side -f ${folder}/root.yaml`,
    '```',
  ];
}

function pipelineLines(environment: Environment): readonly string[] {
  const { pipeline } = environment.delivery;
  if (pipeline === null || Object.keys(environment.services).length === 0) return [];
  const isGithub = pipeline.kind === 'github-actions';
  const start = isGithub && pipeline.release.trigger === 'tag' ? 'A release tag in' : 'A push to';
  const link = `[pipeline](${isGithub ? 'ci/github' : 'ci/Jenkinsfile'})`;
  const [first, second] = buildsImages(environment)
    ? ['test, build, scan, push', 'to ECR, bump the tag']
    : ['take the image of', 'the tagged commit, bump the tag'];
  return [
    '',
    `${start} the repository of a service starts its ${link}: ${first}`,
    `${second} in this repository; Argo CD then rolls out, and a bump that does not become healthy is reverted.`,
  ];
}

function siteLines({ delivery }: Environment): readonly string[] {
  const { pipeline } = delivery;
  if (pipeline === null) return [];
  const isGithub = pipeline.kind === 'github-actions';
  const lines = sortedEntries(delivery.sites).map(([site, { bucket, calls }]) => {
    const file = isGithub ? `ci/github/publish-${site}.yml` : `ci/publish-${site}/Jenkinsfile`;
    return `- Site ${code(site)} is built and published to bucket ${code(bucket)} by [its pipeline](${file})${callWords(calls)}`;
  });
  return lines.length === 0 ? [] : ['', ...lines];
}

function callWords(calls: Readonly<Record<string, string>>): string {
  const names = [...new Set(Object.values(calls))].sort();
  return names.length === 0 ? '' : `; it calls ${names.map(code).join(', ')} out of the browser`;
}
