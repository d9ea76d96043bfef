// The stages of the services' Jenkins pipeline, in order. Only \${…} below belongs to Groovy; $NAME is
// the shell's, and values of the environment reach it as variables.
export interface Stage {
  readonly name: string;
  /** What stands inside the stage's braces; its margin does not count. */
  readonly body: string;
}

export const STAGES: readonly Stage[] = [
  {
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
          env.RESOURCE = SERVICES[env.SERVICE_KEY].resource
          env.REPOSITORY = SERVICES[env.SERVICE_KEY].repository
          def commit = sh(script: 'git rev-parse --short=12 HEAD', returnStdout: true)
          env.IMAGE_TAG = commit.trim()
          env.IMAGE = "\${env.REPOSITORY}:\${env.IMAGE_TAG}"
        }
      }
    `,
  },
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
          read -r AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN < <(
            aws sts assume-role --role-arn "$PUSH_ROLE" --role-session-name "jenkins-$BUILD_NUMBER" \\\\
              --query 'Credentials.[AccessKeyId,SecretAccessKey,SessionToken]' --output text)
          export AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN
          aws ecr get-login-password | docker login --username AWS --password-stdin "\${REPOSITORY%%/*}"
          # Tags are immutable: a second build of one commit finds its image already there.
          docker manifest inspect "$IMAGE" >/dev/null 2>&1 || docker push "$IMAGE"
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
            set -euo pipefail
            git clone --branch "$PLATFORM_BRANCH" "$PLATFORM_REPOSITORY" platform
            cd platform
            npm ci
            # Other services push at the same time: start again from what they pushed.
            for attempt in 1 2 3 4 5; do
              npm run set-image -- "$ENVIRONMENT" "$SERVICE_KEY" "$IMAGE_TAG"
              git add environments dist
              git diff --cached --quiet && exit 0
              git commit --message "$SERVICE_KEY $IMAGE_TAG in $ENVIRONMENT"
              if git push origin "HEAD:$PLATFORM_BRANCH"; then
                git rev-parse HEAD >../bump-commit
                exit 0
              fi
              git fetch origin "$PLATFORM_BRANCH"
              git reset --hard FETCH_HEAD
            done
            exit 1
          '''
        }
      }
    `,
  },
  {
    name: 'Wait for health',
    body: `
      steps {
        withCredentials([string(credentialsId: ARGOCD_CREDENTIALS, variable: 'ARGOCD_AUTH_TOKEN')]) {
          sh '''#!/usr/bin/env bash
            set -euo pipefail
            argocd app get "$APPLICATION" --refresh >/dev/null
            argocd app wait "$APPLICATION" --resource "$RESOURCE" --sync --health --timeout 900
          '''
        }
      }
    `,
  },
];

/** Undoes the bump and nothing else, so that bumps of other services since then stay. */
export const ROLLBACK = `
  withCredentials([gitUsernamePassword(credentialsId: PLATFORM_CREDENTIALS)]) {
    sh '''#!/usr/bin/env bash
      set -euo pipefail
      test -s bump-commit || exit 0
      bump=$(cat bump-commit)
      cd platform
      for attempt in 1 2 3 4 5; do
        git fetch origin "$PLATFORM_BRANCH"
        git reset --hard FETCH_HEAD
        # A plain \`git revert\` stops at the neighbouring lines of other services.
        git show --format= --unified=0 "$bump" -- environments | git apply --reverse --unidiff-zero
        npm run synth
        git add environments dist
        git commit --message "Revert $SERVICE_KEY $IMAGE_TAG in $ENVIRONMENT: not healthy"
        git push origin "HEAD:$PLATFORM_BRANCH" && exit 0
      done
      exit 1
    '''
  }
`;
