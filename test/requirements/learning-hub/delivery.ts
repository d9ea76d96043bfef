// From a push to GitHub to pods that answer.
import { outputOf, type Rows, repository, row } from '../proof/rows.ts';
import { NAMES } from './services/services.ts';

const { argocd, file, kubernetes, terraform, values, documented, deviates } =
  outputOf('learning-hub/prod');

/** A service that has the word. */
const switching = outputOf('fixtures/blue-green');

const JENKINS = 'ci/Jenkinsfile';
const REPOSITORY = 'https://github.com/learning-hub/platform.git';
const PROBE = 'spec.template.spec.containers[0].readinessProbe.httpGet.path';

/** Stages of the pipeline, one after the other. */
const inOrder = (...stages: readonly string[]) =>
  file(JENKINS).matches(
    new RegExp(stages.map((stage) => `stage\\('${stage}'\\)`).join('[\\s\\S]*')),
  );

/** In the Deployment of each service. */
const each = (path: string) => kubernetes('*/deployment-*', path);

const STACKS = [
  ...['cluster', 'cost', 'data', 'dns', 'edge', 'identity', 'network', 'observability'],
  ...['recovery', 'registry', 'security', 'state'],
];

const pushes = (path: string) =>
  terraform('identity', `data.aws_iam_policy_document.image-push.statement[sid=${path}`);

export const rows: Rows = {
  'S3-CI-01': row(
    'GitHub → Jenkins → test → build → ECR → EKS, where Argo CD makes the last step',
    file(JENKINS).includes('triggers { githubPush() }', 'checkout scm'),
    inOrder(
      ...['Checkout', 'Unit tests', 'Integration tests', 'Build image', 'Push to ECR'],
      ...['Bump image tag', 'Apply', 'Wait for rollout'],
    ),
    ...['image-push', 'deploy'].map((role) =>
      terraform(
        'identity',
        `data.aws_iam_policy_document.${role}-trust.statement[0].condition[].values[]`,
      ).are('arn:aws:iam::111122223333:role/learning-hub-jenkins-agent'),
    ),
    terraform('identity', 'aws_iam_role.build-agents.name').is('learning-hub-jenkins-agent'),
    terraform('identity', 'aws_iam_instance_profile.build-agents.role').is(
      '${aws_iam_role.build-agents.name}',
    ),
    terraform('identity', 'data.aws_iam_policy_document.build-agents.statement').is([
      {
        actions: ['sts:AssumeRole'],
        effect: 'Allow',
        resources: ['image-push', 'deploy', 'frontend-publish'].map(
          (role) => `arn:aws:iam::111122223333:role/learning-hub-prod-${role}`,
        ),
        sid: 'TakeOn',
      },
    ]),
    deviates('delivery.pipeline'),
    deviates('delivery.pipeline.trustedRole'),
  ),
  'S3-CI-02': row(
    'a developer pushes to GitHub',
    documented('Delivery starts when a developer pushes to GitHub'),
  ),
  'S3-CI-03': row('a webhook starts Jenkins', file(JENKINS).includes('triggers { githubPush() }')),
  'S3-CI-04': row(
    'unit tests and integration tests',
    file(JENKINS).includes(
      "stage('Unit tests') {\n      steps { sh 'make unit-tests' }",
      "stage('Integration tests') {\n      steps { sh 'make integration-tests' }",
    ),
    inOrder('Unit tests', 'Integration tests', 'Build image'),
  ),
  'S3-CI-05': row(
    'a Docker image is built',
    file(JENKINS).includes('docker build --pull --platform linux/amd64 --tag "$IMAGE" .'),
  ),
  'S3-CI-06': row(
    'pushed to ECR: 38 repositories',
    file(JENKINS).includes('docker push "$IMAGE"'),
    ...NAMES.map((name) =>
      terraform('registry', `aws_ecr_repository.${name}.name`).is(`learning-hub/${name}`),
    ),
    ...NAMES.map((name) =>
      file(JENKINS).includes(
        `'${name}': [repository: '111122223333.dkr.ecr.us-east-1.amazonaws.com/learning-hub/${name}'`,
      ),
    ),
    pushes('Push].resources[]').are(
      ...NAMES.map((name) => `arn:aws:ecr:us-east-1:111122223333:repository/learning-hub/${name}`),
    ),
    deviates('services'),
  ),
  'S3-CI-07': row(
    'the deployment is updated: Jenkins writes the tag, Argo CD brings it to EKS',
    file(JENKINS).includes(
      'npm run set-image -- "$ENVIRONMENT" "$SERVICE_KEY" "$IMAGE_TAG"',
      'git push origin "HEAD:$PLATFORM_BRANCH"',
      `PLATFORM_REPOSITORY = '${REPOSITORY}'`,
    ),
    file(JENKINS).excludes('kubectl', 'helm upgrade'),
    ...NAMES.map((name) =>
      argocd(`application-learning-hub-prod-${name}`, 'spec.source.path').is(
        `dist/learning-hub/prod/kubernetes/${name}`,
      ),
    ),
    deviates('delivery.pipeline'),
  ),
  'S3-CI-08': row(
    'Kubernetes rolls it out',
    each('spec.strategy.type').all('RollingUpdate'),
    each('spec.strategy.type').count(38),
  ),
  'S3-CI-09': row(
    'health checks pass, and the pipeline ends',
    each(PROBE).all('/health'),
    each(PROBE).count(38),
    inOrder('Wait for rollout', 'Smoke test'),
    file(JENKINS).includes('ask rollout', 'ask smoke'),
  ),
  'S3-CD-01': row(
    'one pod more, and none less',
    each('spec.strategy.rollingUpdate.maxSurge').all(1),
    each('spec.strategy.rollingUpdate.maxSurge').count(38),
    each('spec.strategy.rollingUpdate.maxUnavailable').all(0),
    each('spec.strategy.rollingUpdate.maxUnavailable').count(38),
  ),
  'S3-CD-02': row(
    'a pod gets requests when it is healthy, from the load balancer as well',
    each(PROBE).all('/health'),
    each(PROBE).count(38),
    kubernetes(
      'namespaces/namespace-backend-prod',
      'metadata.labels."elbv2.k8s.aws/pod-readiness-gate-inject"',
    ).is('enabled'),
  ),
  'S3-CD-03': row(
    'what does not become healthy is taken back',
    each('spec.progressDeadlineSeconds').all(600),
    each('spec.progressDeadlineSeconds').count(38),
    file(JENKINS).matches(
      /post \{\s+unsuccessful \{[\s\S]*npm run set-image -- "\$ENVIRONMENT" "\$SERVICE_KEY" "\$before"/,
    ),
    file(JENKINS).includes(
      'git commit --message "Revert $SERVICE_KEY $IMAGE_TAG in $ENVIRONMENT: not healthy"',
    ),
    documented('a bump that does not become healthy is reverted'),
  ),
  'S3-CD-04': row(
    'blue-green for major updates, by a word in a service',
    argocd('application-learning-hub-prod-argo-rollouts', 'spec.source.chart').is('argo-rollouts'),
    values('argo-rollouts', 'controller.replicas').is(2),
    switching.kubernetes('web/rollout-web', 'spec.strategy.blueGreen.activeService').is('web'),
    switching
      .kubernetes('web/rollout-web', 'spec.strategy.blueGreen.previewService')
      .is('web-preview'),
    switching.kubernetes('web/service-web-preview', 'spec.ports[].port').are(8080),
    deviates('defaults.service.rollout.strategy'),
  ),
  'S3-CD-05': row(
    'Argo CD syncs an Application per part, Atlantis applies a project per stack',
    file('root.yaml', 'spec.source.path').is('dist/learning-hub/prod/argocd'),
    file('root.yaml', 'spec.source.repoURL').is(REPOSITORY),
    ...NAMES.map((name) =>
      argocd(`application-learning-hub-prod-${name}`, 'spec.syncPolicy.automated').is({
        prune: true,
        selfHeal: true,
      }),
    ),
    ...STACKS.map((stack) =>
      repository('atlantis.yaml', `projects[name=learning-hub-prod-${stack}].dir`).is(
        `dist/learning-hub/prod/terraform/${stack}`,
      ),
    ),
  ),
  'S3-DOC-02': row(
    'millions of users, enterprise-grade',
    documented('The design expects millions of users at enterprise-grade reliability.'),
  ),
};
