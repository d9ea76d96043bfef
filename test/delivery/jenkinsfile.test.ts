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
      'Connect to the cluster',
      'Bump image tag',
      'Apply',
      'Wait for rollout',
      'Smoke test',
    ]);
  });

  it('deploys through Git and Argo CD, never through the API of a cluster (S3-CI-07)', () => {
    expect(text).not.toMatch(/kubectl|helm |eks update-kubeconfig/);
    expect(text).toContain('npm run set-image -- "$ENVIRONMENT" "$SERVICE_KEY" "$IMAGE_TAG"');
  });

  it('waits for the workload of one service, whatever its kind, as long as it may take', () => {
    expect(text).toMatch(
      /'orders': \[repository: '111122223333\.dkr\.ecr\.eu-west-1\.amazonaws\.com\/shop\/orders', apply: '\d+', rollout: '\d+', workloads: '\[\{"name":"orders","namespace":"shop","kind":"Deployment"/,
    );
    expect(text).toContain('"name":"web","namespace":"shop","kind":"Rollout"');
  });

  it('undoes its own bump when the service does not become healthy, or the build is aborted (S3-CD-03)', () => {
    const [, after = ''] = text.split('unsuccessful {');

    expect(after).toContain('test -s bump-commit || exit 0');
    expect(after).toContain('npm run set-image -- "$ENVIRONMENT" "$SERVICE_KEY" "$before"');
    expect(after).toContain('Revert $SERVICE_KEY');
  });

  it('commits in a name of its own, and keeps no credentials in Jenkins', () => {
    expect(text).toContain("user.name='jenkins' -c user.email='jenkins@users.noreply.github.com'");
    expect(text).not.toMatch(/credentialsId|withCredentials|ARGOCD/);
    expect(text).toContain("DEPLOY_ROLE = 'arn:aws:iam::111122223333:role/shop-prod-deploy'");
  });

  it('asks before it pushes, and sends requests afterwards', () => {
    const places = ['ask connect', 'git push', 'ask applied', 'ask rollout', 'ask smoke'].map(
      (part) => text.indexOf(part),
    );

    expect(places).toEqual([...places].sort((left, right) => left - right));
    expect(places[0]).toBeGreaterThan(0);
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
    const [row = ''] = shared.match(/'web': .*/) ?? [];
    expect(row).toContain('"name":"orders","namespace":"shop","kind":"Deployment"');
    expect(shared).not.toContain("'orders': [");
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
