// The workflows of the services' repositories, as rows read their steps.
import type { Claim, Output, Reading } from '../proof/rows.ts';
import { dev, prod, SERVICES } from './environments.ts';

export const TEST = 'ci/github/build-test.yml';
export const BUILD = 'ci/github/build-push.yml';
export const DEPLOY_DEV = 'ci/github/deploy-dev.yml';
export const DEPLOY_PROD = 'ci/github/deploy-prod.yml';
export const REGISTRY = '333344445555.dkr.ecr.us-east-1.amazonaws.com/commerce';

/** Reads below a job. */
export type Job = (path: string) => Reading;

export function jobOf(output: Output, workflow: string, name: string): Job {
  return (path) => output.file(workflow, `jobs.${name}.${path}`);
}

export const test = jobOf(dev, TEST, 'build-test');
export const build = jobOf(dev, BUILD, 'build-push');
export const toDev = jobOf(dev, DEPLOY_DEV, 'deploy');
export const tested = jobOf(dev, DEPLOY_DEV, 'integration-tests');
export const toProd = jobOf(prod, DEPLOY_PROD, 'deploy');

export function step(job: Job, name: string, path = 'run'): Reading {
  return job(`steps[name="${name}"].${path}`);
}

/** The names of steps, each at its place. */
export function steps(job: Job, names: Readonly<Record<number, string>>): readonly Claim[] {
  return Object.entries(names).map(([index, name]) => job(`steps[${index}].name`).is(name));
}

export const built: readonly [Claim, ...Claim[]] = [
  dev.file(BUILD, 'on.push.branches').is(['main']),
  step(build, 'Build image').includes('docker build'),
  step(build, 'Push to ECR').includes('docker push "$IMAGE"'),
  dev
    .file(BUILD, 'jobs.build-push.env.IMAGE')
    .is('${{ matrix.repository }}:${{ needs.select.outputs.tag }}'),
  ...SERVICES.map((service) =>
    dev.file(BUILD, 'env.SERVICES').includes(`"repository":"${REGISTRY}/${service}"`),
  ),
];

export const deployed = (job: Job): readonly [Claim, ...Claim[]] => [
  step(job, 'Connect to the cluster').includes('ask connect'),
  step(job, 'Update manifests').includes(
    'npm run set-image',
    'git push origin "HEAD:$PLATFORM_BRANCH"',
  ),
  step(job, 'Apply').includes('ask applied'),
  step(job, 'Wait for rollout').includes('ask rollout'),
  step(job, 'Smoke test').includes('ask smoke'),
  step(job, 'Update deployment status').includes('>>"$GITHUB_STEP_SUMMARY"'),
];

export const approved: readonly [Claim, ...Claim[]] = [
  prod.file(DEPLOY_PROD, 'jobs.deploy.environment').is('prod'),
  // A job outside of the environment, which nobody has approved, gets no role.
  prod
    .terraform(
      'identity',
      'data.aws_iam_policy_document.deploy-trust.statement[0].condition[1].values',
    )
    .is(SERVICES.map((service) => `repo:commerce/${service}:environment:prod`)),
];
