import { describe, expect, it } from 'vitest';
import { compileDelivery } from '../../src/delivery/compile-delivery.ts';
import { renderJenkinsfile } from '../../src/delivery/pipeline/render-jenkinsfile.ts';
import { ALONE } from '../../src/model/landscape/landscape.ts';
import { aFolder, anObject, inComponent } from './some-artifacts.ts';
import { aService, withTwoServices } from './two-services.ts';

const PIPELINE = {
  kind: 'jenkins',
  agent: 'docker',
  pushRole: 'shop-image-push',
  trustedRole: 'shop-agents',
};
const DELIVERY = { repository: 'https://github.com/shop/platform.git', pipeline: PIPELINE };

const compiled = {
  landscape: ALONE,
  stacks: [],
  components: [aFolder('orders'), aFolder('web')],
  artifacts: [
    inComponent('orders', anObject('Deployment', 'orders', { apiVersion: 'apps/v1' })),
    inComponent('web', anObject('Rollout', 'web', { apiVersion: 'argoproj.io/v1alpha1' })),
  ],
};

const text = renderJenkinsfile({
  environment: withTwoServices({ delivery: DELIVERY }),
  ...compiled,
});

describe('renderJenkinsfile', () => {
  it('starts when somebody pushes to GitHub (S3-CI-03)', () => {
    expect(text).toContain('triggers { githubPush() }');
  });

  it('tests, builds, scans, pushes, bumps and waits, in this order (S3-CI-01, -04, -05, -06, -07)', () => {
    const stages = [...text.matchAll(/stage\('([^']+)'\)/g)].map((match) => match[1]);

    expect(stages).toEqual([
      'Checkout',
      'Unit tests',
      'Integration tests',
      'Build image',
      'Scan image',
      'Push to ECR',
      'Confirm snapshot',
      'Bump image tag',
      'Wait for health',
    ]);
  });

  it('deploys through Git and Argo CD, never through the API of a cluster (S3-CI-07)', () => {
    expect(text).not.toMatch(/kubectl|helm |eks update-kubeconfig/);
    expect(text).toContain('npm run set-image -- "$ENVIRONMENT" "$SERVICE_KEY" "$IMAGE_TAG"');
  });

  it('waits for the workload of one service, whatever its kind', () => {
    expect(text).toContain(
      "'orders': [repository: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop/orders', application: 'shop-prod-orders', resource: 'apps:Deployment:orders'],",
    );
    expect(text).toContain("resource: 'argoproj.io:Rollout:web'");
  });

  it('undoes its own bump when the service does not become healthy (S3-CD-03)', () => {
    const [, failure = ''] = text.split('failure {');

    expect(failure).toContain('git apply --reverse');
    expect(failure).toContain('npm run synth');
    expect(failure).toContain('Revert $SERVICE_KEY');
  });

  it('asks for a snapshot before a change that is called major (S3-DR-01)', () => {
    expect(text).toMatch(
      /when \{ expression \{ params\.MAJOR_CHANGE \} \}\s*steps \{[^}]*snapshot/,
    );
  });

  it('takes on the push role and holds no key', () => {
    expect(text).toContain("PUSH_ROLE = 'arn:aws:iam::111122223333:role/shop-image-push'");
    expect(text).not.toMatch(/AKIA|SECRET_ACCESS_KEY\s*=/);
  });

  it('closes every brace and every shell script', () => {
    expect(text.split("'''").length % 2).toBe(1);
    expect(text.split('{').length).toBe(text.split('}').length);
  });

  it('leaves out services whose image comes from elsewhere', () => {
    const image = { tag: '1', repository: 'docker.io/library/nginx' };
    const services = { web: aService({ image }), orders: aService() };
    const environment = withTwoServices({ delivery: DELIVERY, services });

    expect(renderJenkinsfile({ environment, ...compiled })).not.toContain("'web': [");
  });
});

describe('a Jenkinsfile of services that share an image', () => {
  const services = { web: aService(), orders: aService({ image: { from: 'web' } }) };
  const environment = withTwoServices({ delivery: DELIVERY, services });
  const shared = renderJenkinsfile({ environment, ...compiled });

  it('builds the image where it belongs, and waits for all that run it', () => {
    expect(shared).toMatch(/'web': \[.*others: 'shop-prod-orders=apps:Deployment:orders'\]/);
    expect(shared).not.toContain("'orders': [");
    expect(shared).toContain("env.OTHERS = SERVICES[env.SERVICE_KEY].others ?: ''");
    expect(shared.match(/for workload in/g)).toHaveLength(2);
    expect(text).not.toContain('OTHERS');
  });

  it('closes every brace and every shell script', () => {
    expect(shared.split("'''").length % 2).toBe(1);
    expect(shared.split('{').length).toBe(shared.split('}').length);
  });
});

describe('compileDelivery', () => {
  it('writes a Jenkinsfile only where the environment has a pipeline', () => {
    const paths = (environment: ReturnType<typeof withTwoServices>) =>
      compileDelivery(environment, compiled).flatMap((each) =>
        each.type === 'text' ? [each.path] : [],
      );

    expect(paths(withTwoServices())).toEqual(['README.md']);
    expect(paths(withTwoServices({ delivery: DELIVERY }))).toEqual(['README.md', 'ci/Jenkinsfile']);
  });
});
