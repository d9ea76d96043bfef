// The Jenkinsfile of the repository of a static site: from a push to GitHub to its bucket.
import type { Environment } from '../../model/schema/environment.ts';
import { commandsOf } from './github/runtime-steps.ts';
import { assumeRole, indentedScript } from './pipeline-stages.ts';
import { publishScript, type SiteTask } from './sites.ts';

const HEADER = [
  "// Copy it, or point the Jenkins job's script path at it. Jenkins needs: aws, and what the commands below",
  '// call, on the agent; the GitHub plugin, which answers the webhook.',
];

export function renderSiteJenkinsfile({ aws, delivery }: Environment, task: SiteTask): string {
  const agent = delivery.pipeline?.kind === 'jenkins' ? delivery.pipeline.agent : '';
  const { install, test, build } = commandsOf(task.site);
  const variables = { AWS_REGION: aws.region, PUBLISH_ROLE: task.role, ...task.variables };
  return [
    ...HEADER,
    '',
    'pipeline {',
    `  agent { label '${agent}' }`,
    '  triggers { githubPush() }',
    '  options {',
    '    disableConcurrentBuilds()',
    "    buildDiscarder(logRotator(numToKeepStr: '50'))",
    "    timeout(time: 30, unit: 'MINUTES')",
    '  }',
    '  environment {',
    ...Object.entries(variables).map(([name, value]) => `    ${name} = '${value}'`),
    '  }',
    '  stages {',
    ...stage('Install dependencies', [`sh '${install}'`]),
    ...stage('Unit tests', [`sh '${test}'`]),
    ...stage('Build', [`sh '${build}'`]),
    ...stage('Publish', [
      "sh '''#!/usr/bin/env bash",
      ...indentedScript(`${assumeRole('PUBLISH_ROLE')}\n${publishScript(task.site)}`, 2).split(
        '\n',
      ),
      "'''",
    ]),
    '  }',
    '}',
    '',
  ].join('\n');
}

function stage(name: string, steps: readonly string[]): readonly string[] {
  return [
    `    stage('${name}') {`,
    '      steps {',
    ...steps.map((line) => (line === '' ? '' : `        ${line}`)),
    '      }',
    '    }',
  ];
}
