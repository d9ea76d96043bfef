// The Jenkinsfile of the services' own repositories (declarative pipeline): from a push to GitHub to
// a healthy rollout. It changes this repository and lets Argo CD deploy; it never talks to a cluster.
import { overHttps } from '../../model/delivery/repository.ts';
import { ownRoleArn, pathOf } from '../../model/naming/core.ts';
import {
  deployRoleName,
  platformSecretName,
  rolloutFunctionName,
} from '../../model/naming/pipeline.ts';
import { pushRoleArn, registryPlace } from '../../model/naming/registry.ts';
import type { DeliveryInput } from '../delivery-input.ts';
import { ROLLBACK, STAGES, type Stage } from './pipeline-stages.ts';
import { atPlace, block } from './scripts.ts';
import { longestWait, type ServiceWorkload, serviceWorkloads } from './service-workloads.ts';

const HEADER = [
  "// Copy it, or point the Jenkins job's script path at it. A service's repository needs a Dockerfile",
  '// and a Makefile with the targets unit-tests and integration-tests, and the name of its service.',
  '// Jenkins needs: bash, docker, trivy, aws (version 2), jq, git and Node.js 20 on the agent, and the GitHub',
  '// plugin, which answers the webhook. It keeps no credentials: the agent takes on the roles below.',
  '',
];

export function renderJenkinsfile(input: DeliveryInput): string {
  const workloads = serviceWorkloads(input);
  const at = (script: string) => atPlace(input.environment, script);
  const stages = STAGES.map((stage) => ({ ...stage, body: at(stage.body) }));
  return [
    ...HEADER,
    ...servicesMap(workloads),
    '',
    'pipeline {',
    ...indent(settings(input, workloads)),
    ...indent(['stages {', ...indent(stages.flatMap(renderStage)), '}']),
    // Also where it was aborted, or ran out of time.
    ...indent([
      'post {',
      ...indent(['unsuccessful {', ...indent(linesOf(at(ROLLBACK))), '}']),
      '}',
    ]),
    '}',
    '',
  ].join('\n');
}

/** One line per service, so that two new services never touch one line. */
function servicesMap(workloads: readonly ServiceWorkload[]): readonly string[] {
  if (workloads.length === 0) return ['def SERVICES = [:]'];
  const entries = workloads.map(({ service, repository, apply, rollout, workloads: all }) => {
    const details = {
      repository,
      apply: String(apply),
      rollout: String(rollout),
      workloads: JSON.stringify(all),
    };
    const pairs = Object.entries(details).map(([key, value]) => `${key}: ${quote(value)}`);
    return `  ${quote(service)}: [${pairs.join(', ')}],`;
  });
  return ['def SERVICES = [', ...entries, ']'];
}

/** For everything but the wait itself, a person who confirms a snapshot included. */
const OTHER_MINUTES = 75;

function settings(
  { environment }: DeliveryInput,
  workloads: readonly ServiceWorkload[],
): readonly string[] {
  const { delivery } = environment;
  const jenkins = delivery.pipeline?.kind === 'jenkins' ? delivery.pipeline : undefined;
  const variables = {
    ENVIRONMENT: pathOf(environment),
    AWS_REGION: environment.aws.region,
    REGISTRY_REGION: registryPlace(environment).region,
    PUSH_ROLE: pushRoleArn(environment, jenkins?.pushRole ?? ''),
    DEPLOY_ROLE: ownRoleArn(environment, deployRoleName(environment)),
    ROLLOUTS: rolloutFunctionName(environment),
    PLATFORM_REPOSITORY: overHttps(delivery.repository),
    PLATFORM_BRANCH: delivery.branch,
    PLATFORM_SECRET: platformSecretName(environment),
  };
  const minutes = OTHER_MINUTES + Math.ceil(longestWait(workloads) / 60);
  return [
    `agent { label ${quote(jenkins?.agent ?? '')} }`,
    'triggers { githubPush() }',
    'options {',
    '  disableConcurrentBuilds()',
    "  buildDiscarder(logRotator(numToKeepStr: '50'))",
    `  timeout(time: ${minutes}, unit: 'MINUTES')`,
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
