import { describe, expect, it } from 'vitest';
import { checkSecretLiteral } from '../../../../src/check/safety/secrets/check-secret-literal.ts';
import {
  compiledNightSchool,
  corrupted,
  type OpenInput,
  objectIn,
  stackIn,
} from '../../../support/compiled.ts';
import { findings } from '../../../support/findings.ts';
import { writtenAt } from '../../../support/written-at.ts';

const PASSWORD = 'hunter2-of-the-shop';
const RANDOM = 'q8Zk3vT1xW9mB4nC7rD2sF6gH5jK';

type Row = readonly [string, (open: OpenInput) => void, string];

const ROWS: readonly Row[] = [
  [
    'a ConfigMap',
    (open) => {
      objectIn(open, 'ConfigMap', 'cart-service')['data'].DB_PASSWORD = PASSWORD;
    },
    'services.cart-service',
  ],
  [
    'an environment variable',
    (open) => {
      const [container] = objectIn(open, 'Deployment', 'cart-service')['spec'].template.spec
        .containers;
      container.env = [{ name: 'STRIPE_API_KEY', value: PASSWORD }];
    },
    'services.cart-service',
  ],
  [
    'values of a chart, in the Application that carries them',
    (open) => {
      const application = objectIn(open, 'Application', 'night-school-prod-argo-cd');
      application['spec'].source.helm.valuesObject.configs.secret = { adminPassword: PASSWORD };
    },
    'addons.argo-cd',
  ],
  [
    'values of a chart, in the component',
    ({ components }) => {
      const chart = components.find(({ name }) => name === 'thanos');
      if (chart) chart['source'].values.objstore = { secretKey: PASSWORD };
    },
    'addons.thanos',
  ],
  [
    'an argument of Terraform',
    (open) => {
      stackIn(open, 'data')['document'].resource.aws_db_instance.main.password = PASSWORD;
    },
    'databases.main',
  ],
  [
    'JSON inside an argument',
    (open) => {
      const versions = stackIn(open, 'data')['document'].resource.aws_secretsmanager_secret_version;
      versions['cache-main'].secret_string = JSON.stringify({ host: 'x', password: PASSWORD });
    },
    'caches.main',
  ],
  [
    'a tag',
    (open) => {
      stackIn(open, 'data')['document'].resource.aws_s3_bucket.media.tags.Purpose = RANDOM;
    },
    'buckets.media',
  ],
  [
    'an output',
    (open) => {
      stackIn(open, 'network')['document'].output.token = { value: `token ${RANDOM}` };
    },
    '',
  ],
  [
    'a value of the environment',
    (open) => {
      objectIn(open, 'ConfigMap', 'cart-service')['data'].DB_PASSWORD =
        'Session store, API cache, real-time data';
    },
    'caches.main.purpose',
  ],
];

describe('checkSecretLiteral', () => {
  it('has nothing to say about Night School', () => {
    expect(checkSecretLiteral(compiledNightSchool())).toEqual([]);
  });

  it.each(ROWS)('reports a secret in %s', (_, change, path) => {
    const found = checkSecretLiteral(corrupted(compiledNightSchool(), change));

    expect(findings(found)).toEqual([`check/secret-literal at value of ${path}`]);
  });

  it.each(ROWS)('never shows the value in %s', (_, change) => {
    const found = checkSecretLiteral(corrupted(compiledNightSchool(), change));

    expect(JSON.stringify(found)).not.toMatch(new RegExp(`${PASSWORD}|${RANDOM}|Session store`));
    expect(found.every(({ hidesSource }) => hidesSource)).toBe(true);
  });

  it('reports a text once, wherever it stands', () => {
    const input = corrupted(compiledNightSchool(), (open) => {
      objectIn(open, 'ConfigMap', 'cart-service')['data'].TOKEN = PASSWORD;
      objectIn(open, 'ConfigMap', 'user-service')['data'].TOKEN = PASSWORD;
    });

    expect(checkSecretLiteral(input)).toHaveLength(1);
  });

  it('points at the value in the environment that a secret comes from', () => {
    const input = compiledNightSchool();
    const service = {
      ...input.environment.services['cart-service'],
      env: { SECRET_TOKEN: PASSWORD },
    };
    const services = { ...input.environment.services, 'cart-service': service };
    const environment = { ...input.environment, services } as typeof input.environment;
    const broken = corrupted(input, (open) => {
      objectIn(open, 'ConfigMap', 'cart-service')['data'].SECRET_TOKEN = PASSWORD;
    });

    expect(findings(checkSecretLiteral({ ...broken, environment }))).toEqual([
      'check/secret-literal at value of services.cart-service.env.SECRET_TOKEN',
    ]);
  });

  it('reports a key in text that only the README shows', () => {
    const input = compiledNightSchool();
    const statements = { ...input.environment.statements, snapshots: `Sign in with ${RANDOM}` };

    const found = checkSecretLiteral({
      ...input,
      environment: { ...input.environment, statements },
    });

    expect(findings(found)).toEqual(['check/secret-literal at value of statements.snapshots']);
  });

  it('points at the line of the part', () => {
    const input = corrupted(compiledNightSchool(), (open) => {
      objectIn(open, 'ConfigMap', 'cart-service')['data'].DB_PASSWORD = 'origin.nightschool.com';
    });

    expect(checkSecretLiteral(input).map(writtenAt)).toEqual(['origin.nightschool.com']);
  });
});
