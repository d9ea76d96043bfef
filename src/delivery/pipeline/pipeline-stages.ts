// The stages of the services' Jenkins pipeline, in order. Only \${…} below belongs to Groovy; $NAME is
// the shell's, and values of the environment reach it as variables.
import {
  BUMP,
  forEachWorkload,
  MARK_RELEASE,
  PUSH_ONCE,
  REFRESH,
  REVERT,
  waitScript,
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

const UNTIL_BUMP: readonly Stage[] = [
  { name: 'Unit tests', body: `steps { sh 'make unit-tests' }` },
  { name: 'Integration tests', body: `steps { sh 'make integration-tests' }` },
  { name: 'Build image', body: `steps { sh 'docker build --pull --tag "$IMAGE" .' }` },
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
          aws ecr get-login-password | docker login --username AWS --password-stdin "\${REPOSITORY%%/*}"
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
  {
    name: 'Bump image tag',
    body: `
      steps {
        withCredentials([gitUsernamePassword(credentialsId: PLATFORM_CREDENTIALS)]) {
          sh '''#!/usr/bin/env bash
${indentedScript(BUMP, 12)}
          '''
        }
      }
    `,
  },
];

/** `isShared`: an image may be that of several services. */
export function stagesOf(isShared: boolean, seconds: number): readonly Stage[] {
  return [checkoutStage(isShared), ...UNTIL_BUMP, waitStage(isShared, waitScript(seconds))];
}

const OTHERS = `
          env.OTHERS = SERVICES[env.SERVICE_KEY].others ?: ''`;

function checkoutStage(isShared: boolean): Stage {
  return {
    name: 'Checkout',
    body: `
      steps {
        checkout scm
        sh 'rm -rf platform bump-commit'
        script {
          def remote = sh(script: 'git remote get-url origin', returnStdout: true).trim()
          env.SERVICE_KEY = params.SERVICE ?: remote.tokenize('/').last() - ~/\\.git$/
          if (!SERVICES.containsKey(env.SERVICE_KEY)) {
            error("Not a service of \${env.ENVIRONMENT}: \${env.SERVICE_KEY}")
          }
          env.APPLICATION = SERVICES[env.SERVICE_KEY].application
          env.RESOURCE = SERVICES[env.SERVICE_KEY].resource${isShared ? OTHERS : ''}
          env.REPOSITORY = SERVICES[env.SERVICE_KEY].repository
          def commit = sh(script: 'git rev-parse --short=12 HEAD', returnStdout: true)
          env.IMAGE_TAG = commit.trim()
          env.IMAGE = "\${env.REPOSITORY}:\${env.IMAGE_TAG}"
        }
      }
    `,
  };
}

function waitStage(isShared: boolean, wait: string): Stage {
  const scripts = isShared
    ? [forEachWorkload(REFRESH), forEachWorkload(wait)]
    : ['set -euo pipefail', REFRESH, wait];
  return {
    name: 'Wait for health',
    body: `
      steps {
        withCredentials([string(credentialsId: ARGOCD_CREDENTIALS, variable: 'ARGOCD_AUTH_TOKEN')]) {
          sh '''#!/usr/bin/env bash
${indentedScript(scripts.join('\n'), 12)}
          '''
        }
      }
    `,
  };
}

export const ROLLBACK = `
  withCredentials([gitUsernamePassword(credentialsId: PLATFORM_CREDENTIALS)]) {
    sh '''#!/usr/bin/env bash
${indentedScript(REVERT, 6)}
    '''
  }
`;

export function indentedScript(script: string, margin: number): string {
  const lines = script.split('\n');
  return lines.map((line) => (line === '' ? '' : ' '.repeat(margin) + line)).join('\n');
}
