// The stages of the services' Jenkins pipeline, in order. Only \${…} below belongs to Groovy; $NAME is
// the shell's, and values of the environment reach it as variables.
import {
  APPLY,
  buildImage,
  bumpScript,
  type Committer,
  connectScript,
  MARK_RELEASE,
  PUSH_ONCE,
  revertScript,
  SMOKE_TEST,
  WAIT,
} from './scripts.ts';

export interface Stage {
  readonly name: string;
  /** What stands inside the stage's braces; its margin does not count. */
  readonly body: string;
}

/** For an hour, the role that a variable names. */
export function assumeRole(variable: string): string {
  return [
    'read -r AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN < <(',
    `  aws sts assume-role --role-arn "$${variable}" --role-session-name "jenkins-$BUILD_NUMBER" \\\\`,
    "    --query 'Credentials.[AccessKeyId,SecretAccessKey,SessionToken]' --output text)",
    'export AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN',
  ].join('\n');
}

const COMMITTER: Committer = { name: 'jenkins', email: 'jenkins@users.noreply.github.com' };

/** One role hands out another for an hour at most, and a rollout may take longer: it is taken on each time. */
const AS_DEPLOYER = [
  'aws() (',
  ...assumeRole('DEPLOY_ROLE')
    .replace('aws sts', 'command aws sts')
    .split('\n')
    .map((line) => `  ${line}`),
  '  command aws "$@"',
  ')',
].join('\n');

const AFTER_CHECKOUT: readonly Stage[] = [
  { name: 'Unit tests', body: `steps { sh 'make unit-tests' }` },
  { name: 'Integration tests', body: `steps { sh 'make integration-tests' }` },
  { name: 'Build image', body: `steps { sh '${buildImage('IMAGE')}' }` },
  {
    name: 'Scan image',
    body: `
      steps {
        sh 'trivy image --exit-code 1 --severity HIGH,CRITICAL --ignore-unfixed "$IMAGE"'
      }
    `,
  },
  {
    name: 'Push to ECR',
    body: `
      steps {
        // The agent has no key of its own: it takes on the role that may push, for an hour.
        sh '''#!/usr/bin/env bash
          set -euo pipefail
${indentedScript(assumeRole('PUSH_ROLE'), 10)}
          aws ecr get-login-password --region "$REGISTRY_REGION" | docker login --username AWS --password-stdin "\${REPOSITORY%%/*}"
${indentedScript(`${PUSH_ONCE}\n${MARK_RELEASE}`, 10)}
        '''
      }
    `,
  },
  {
    name: 'Confirm snapshot',
    body: `
      when { expression { params.MAJOR_CHANGE } }
      steps {
        // docs/how-to/operate.md has the command.
        input message: 'Has a manual snapshot of each database been taken?', ok: 'Deploy'
      }
    `,
  },
  deployStage('Connect to the cluster', connectScript(AS_DEPLOYER)),
  deployStage('Bump image tag', bumpScript(COMMITTER)),
  deployStage('Apply', APPLY),
  deployStage('Wait for rollout', WAIT),
  deployStage('Smoke test', SMOKE_TEST),
];

export const STAGES: readonly Stage[] = [checkoutStage(), ...AFTER_CHECKOUT];

function deployStage(name: string, script: string): Stage {
  return {
    name,
    body: `
      steps {
        sh '''#!/usr/bin/env bash
${indentedScript(script, 10)}
        '''
      }
    `,
  };
}

function checkoutStage(): Stage {
  return {
    name: 'Checkout',
    body: `
      steps {
        checkout scm
        sh 'rm -rf platform bump-commit bump-before functions.sh'
        script {
          def remote = sh(script: 'git remote get-url origin', returnStdout: true).trim()
          env.SERVICE_KEY = params.SERVICE ?: remote.tokenize('/').last() - ~/\\.git$/
          if (!SERVICES.containsKey(env.SERVICE_KEY)) {
            error("Not a service of \${env.ENVIRONMENT}: \${env.SERVICE_KEY}")
          }
          env.WORKLOADS = SERVICES[env.SERVICE_KEY].workloads
          env.APPLY_SECONDS = SERVICES[env.SERVICE_KEY].apply
          env.ROLLOUT_SECONDS = SERVICES[env.SERVICE_KEY].rollout
          env.REPOSITORY = SERVICES[env.SERVICE_KEY].repository
          def commit = sh(script: 'git rev-parse --short=12 HEAD', returnStdout: true)
          env.IMAGE_TAG = commit.trim()
          env.IMAGE = "\${env.REPOSITORY}:\${env.IMAGE_TAG}"
        }
      }
    `,
  };
}

export const ROLLBACK = `
  sh '''#!/usr/bin/env bash
${indentedScript(revertScript(COMMITTER), 4)}
  '''
`;

export function indentedScript(script: string, margin: number): string {
  const lines = script.split('\n');
  return lines.map((line) => (line === '' ? '' : ' '.repeat(margin) + line)).join('\n');
}
