// Five workloads that are one platform: one image, one login to each database, deployed together. What the
// design states of them is proven in test/requirements/openedx.
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { systemOf } from '../../support/systems/system-of.ts';

const { terraform, object, text } = systemOf('openedx/prod');
/** All that run the code of the platform, with what runs their pods. */
const PLATFORM = [
  ['Rollout', 'lms'],
  ['Rollout', 'cms'],
  ['Deployment', 'lms-worker'],
  ['Deployment', 'cms-worker'],
  ['Deployment', 'celery-beat'],
] as const;

interface Read {
  readonly secretKey: string;
  readonly remoteRef: { readonly key: string };
}

/** What a service reads of the logins of a store. */
function loginsOf(service: string, store: string): readonly string[] {
  const data: readonly Read[] = object('ExternalSecret', service).spec.data;
  const keys = data.map(({ remoteRef }) => remoteRef.key);
  return [...new Set(keys.filter((key) => key.includes(`/${store}/main/logins/`)))];
}

function imageOf(kind: string, name: string): string {
  return object(kind, name).spec.template.spec.containers[0].image;
}

describe('Open edX: the platform', () => {
  it.each(PLATFORM)('is one image, built for the LMS: %s %s', (kind, name) => {
    expect(imageOf(kind, name)).toBe(imageOf('Rollout', 'lms'));
    expect(Object.keys(terraform.all('aws_ecr_repository'))).toEqual(['lms', 'mfe']);
  });

  it.each(PLATFORM)('works in one MySQL database: %s %s', (_, name) => {
    expect(loginsOf(name, 'databases')).toEqual(['openedx/prod/databases/main/logins/lms']);
  });

  it.each(PLATFORM.filter(([, name]) => name !== 'celery-beat'))(
    'works in one DocumentDB database: %s %s',
    (_, name) => {
      expect(loginsOf(name, 'document-databases')).toEqual([
        'openedx/prod/document-databases/main/logins/lms',
      ]);
    },
  );

  it('has one login to each, made by one job', () => {
    const logins = Object.keys(terraform.all('aws_secretsmanager_secret')).filter((key) =>
      /database-.*-login-/.test(key),
    );

    expect(logins.sort()).toEqual(['database-main-login-lms', 'document-database-main-login-lms']);
  });

  it.each(PLATFORM)('runs as the user of the image: %s %s', (kind, name) => {
    expect(object(kind, name).spec.template.spec.securityContext).toMatchObject({
      runAsNonRoot: true,
      runAsUser: 1000,
    });
  });

  it('is deployed as a whole when the LMS is built', () => {
    const { env } = parse(text('ci/github/deploy-prod.yml'));
    const [lms] = env.SERVICES.trim()
      .split('\n')
      .map((row: string) => JSON.parse(row));

    expect(lms.service).toBe('lms');
    const applications = lms.workloads.map((each: { application: string }) => each.application);
    for (const [, name] of PLATFORM) expect(applications).toContain(`openedx-prod-${name}`);
  });
});
