// The Jenkinsfile of the services' own repositories (declarative pipeline): from a push to GitHub to
// a healthy rollout. It changes this repository and lets Argo CD deploy; it never talks to a cluster.
import { pathOf } from '../../model/naming/core.ts';
import { pushRoleArn, registryPlace } from '../../model/naming/registry.ts';
import type { DeliveryInput } from '../delivery-input.ts';
import { ROLLBACK, type Stage, stagesOf } from './pipeline-stages.ts';
import { block } from './scripts.ts';
import { type ServiceWorkload, serviceWorkloads, sharesImages } from './service-workloads.ts';
import { waitSeconds } from './wait-seconds.ts';

const HEADER = [
  "// Copy it, or point the Jenkins job's script path at it. A service's repository needs a Dockerfile",
  '// and a Makefile with the targets unit-tests and integration-tests, and the name of its service.',
  '// Jenkins needs: docker, trivy, aws, node, argocd and git on the agent; ARGOCD_SERVER as a global',
  '// variable; the two credentials named below; the GitHub plugin, which answers the webhook.',
  '',
  "def PLATFORM_CREDENTIALS = 'platform-repository'",
  "def ARGOCD_CREDENTIALS = 'argocd-token'",
];

export function renderJenkinsfile(input: DeliveryInput): string {
  const workloads = serviceWorkloads(input);
  const stages = stagesOf(sharesImages(workloads), waitSeconds(input.environment));
  return [
    ...HEADER,
    ...servicesMap(workloads),
    '',
    'pipeline {',
    ...indent(settings(input)),
    ...indent(['stages {', ...indent(stages.flatMap(renderStage)), '}']),
    ...indent(['post {', ...indent(['failure {', ...indent(linesOf(ROLLBACK)), '}']), '}']),
    '}',
    '',
  ].join('\n');
}

/** One line per service, so that two new services never touch one line. */
function servicesMap(workloads: readonly ServiceWorkload[]): readonly string[] {
  if (workloads.length === 0) return ['def SERVICES = [:]'];
  const entries = workloads.map(({ service, ...details }) => {
    const pairs = Object.entries(details).map(([key, value]) => `${key}: ${quote(value)}`);
    return `  ${quote(service)}: [${pairs.join(', ')}],`;
  });
  return ['def SERVICES = [', ...entries, ']'];
}

function settings({ environment }: DeliveryInput): readonly string[] {
  const { delivery } = environment;
  const jenkins = delivery.pipeline?.kind === 'jenkins' ? delivery.pipeline : undefined;
  const variables = {
    ENVIRONMENT: pathOf(environment),
    AWS_REGION: registryPlace(environment).region,
    PUSH_ROLE: pushRoleArn(environment, jenkins?.pushRole ?? ''),
    PLATFORM_REPOSITORY: delivery.repository,
    PLATFORM_BRANCH: delivery.branch,
  };
  return [
    `agent { label ${quote(jenkins?.agent ?? '')} }`,
    'triggers { githubPush() }',
    'options {',
    '  disableConcurrentBuilds()',
    "  buildDiscarder(logRotator(numToKeepStr: '50'))",
    "  timeout(time: 90, unit: 'MINUTES')",
    '}',
    'parameters {',
    "  string(name: 'SERVICE', defaultValue: '', description: 'Service to build. Empty: the name of the repository.')",
    "  booleanParam(name: 'MAJOR_CHANGE', defaultValue: false, description: 'Ask for a database snapshot before deploying.')",
    '}',
    'environment {',
    ...Object.entries(variables).map(([name, value]) => `  ${name} = ${quote(value)}`),
    '}',
  ];
}

function renderStage({ name, body }: Stage): readonly string[] {
  return [`stage(${quote(name)}) {`, ...indent(linesOf(body)), '}'];
}

function linesOf(template: string): readonly string[] {
  return block(template).split('\n');
}

/** A Groovy string without interpolation. */
function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

function indent(lines: readonly string[]): readonly string[] {
  return lines.map((line) => (line === '' ? '' : `  ${line}`));
}
