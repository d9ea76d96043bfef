// Open edX as its image really runs: its settings, where it writes, what comes first, how it is asked and
// how it stops. https://github.com/overhangio/tutor/tree/v21.0.8/tutor/templates
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { AnyObject } from '../../support/kubernetes-objects.ts';
import { systemOf } from '../../support/systems/system-of.ts';

const { object, terraform, text, environment } = systemOf('openedx/prod');
const PLATFORM = [
  ['Rollout', 'lms'],
  ['Rollout', 'cms'],
  ['Deployment', 'lms-worker'],
  ['Deployment', 'cms-worker'],
  ['Deployment', 'celery-beat'],
] as const;
const WORKERS = ['lms-worker', 'cms-worker'] as const;

const podOf = (kind: string, name: string) => object(kind, name).spec.template.spec;
const containerOf = (kind: string, name: string) => podOf(kind, name).containers[0];
const pathsOf = (kind: string, name: string): readonly string[] =>
  containerOf(kind, name).volumeMounts.map(({ mountPath }: AnyObject) => mountPath);
const filesOf = (name: string): Record<string, string> =>
  object('ConfigMap', `${name}-files`)['data'];

describe('Open edX: settings', () => {
  it.each(PLATFORM)('are those of the LMS and of the CMS: %s %s', (kind, name) => {
    expect(pathsOf(kind, name)).toEqual(
      expect.arrayContaining([
        '/openedx/config/lms.env.yml',
        '/openedx/config/cms.env.yml',
        '/openedx/edx-platform/lms/envs/tutor/production.py',
        '/openedx/edx-platform/cms/envs/tutor/production.py',
      ]),
    );
  });

  it('have the hosts filled in, and mail with STARTTLS', () => {
    const config = parse(filesOf('lms')['lms-config'] ?? '');

    expect(config).toMatchObject({
      LMS_BASE: 'learn.openedx-platform.org',
      CMS_ROOT_URL: 'https://studio.openedx-platform.org',
      EMAIL_HOST: 'email-smtp.us-east-1.amazonaws.com',
      EMAIL_PORT: 587,
      EMAIL_USE_TLS: true,
    });
  });

  it('ask the environment for nothing that the scheduler, which uses least, does not have', () => {
    const code = filesOf('lms')['shared-settings'] ?? '';
    const namesOf = (pattern: RegExp) => [...code.matchAll(pattern)].map(([, name]) => name);
    // What not every process has is asked for only where it is.
    const optional = namesOf(/if "([A-Z_]+)" in os\.environ/g);
    const asked = namesOf(/os\.environ\["([A-Z_]+)"\]/g).filter((name) => !optional.includes(name));
    const known = [
      ...Object.keys(object('ExternalSecret', 'celery-beat').spec.target.template.data),
      ...Object.keys(object('ConfigMap', 'celery-beat')['data']),
    ];

    expect(asked).toContain('DATABASE_URL');
    expect(known).toEqual(expect.arrayContaining(asked));
  });

  it.each(PLATFORM)('leave it a folder for courses that come and go: %s %s', (kind, name) => {
    expect(podOf(kind, name).volumes).toContainEqual({
      name: 'scratch--data',
      emptyDir: { sizeLimit: '5Gi' },
    });
    expect(pathsOf(kind, name)).toContain('/openedx/data');
  });

  it('hide no static file of the image', () => {
    for (const key of ['lms', 'cms', ...WORKERS]) {
      const used = environment.services[key]?.uses.fileSystems['main'];
      expect(Object.values(used ?? {})).not.toContain('/openedx/staticfiles');
    }
  });
});

describe('Open edX: release', () => {
  const { initContainers, containers } = podOf('Job', 'lms-release');

  it('migrates both databases before the first pod, one after the other', () => {
    expect(initContainers.map(({ name }: AnyObject) => name)).toEqual([
      'migrate-lms',
      'migrate-cms',
      'policies',
      'sign-in-of-cms',
    ]);
    expect(initContainers[0].command).toEqual(['./manage.py', 'lms', 'migrate']);
    expect(initContainers[1].command).toContain('DJANGO_SETTINGS_MODULE=cms.envs.tutor.production');
  });

  it('puts static files where CloudFront looks for them', () => {
    expect(containers[0].command).toEqual(['python', '/openedx/bin/publish_static.py']);
    expect(object('ConfigMap', 'lms')['data'].STATIC_BUCKET).toBe(
      terraform.one('aws_s3_bucket', 'static').bucket,
    );
    expect(filesOf('lms')['publish-static']).toContain('static/{path.relative_to(source)}');
  });

  it('is waited for by whoever runs the image of the LMS, and by the pipeline', () => {
    const waveOf = (name: string) =>
      object('Application', `openedx-prod-${name}`).metadata.annotations[
        'argocd.argoproj.io/sync-wave'
      ];

    expect(waveOf('lms')).toBe('0');
    for (const name of ['cms', ...WORKERS, 'celery-beat']) expect(waveOf(name)).toBe('1');
    const [, apply = ''] = /"apply":(\d+)/.exec(text('ci/github/deploy-prod.yml')) ?? [];
    expect(Number(apply)).toBeGreaterThan(2700);
  });
});

describe('Open edX: workers', () => {
  it.each(WORKERS)('%s has as many processes as its memory takes', (name) => {
    expect(containerOf('Deployment', name).args).toContain('--concurrency=2');
  });

  it.each([
    ['lms-worker', 'lms'],
    ['cms-worker', 'cms'],
  ])('%s is asked itself, without loading the platform', (name, app) => {
    const { args, livenessProbe } = containerOf('Deployment', name);
    const [shell, , script] = livenessProbe.exec.command;

    expect(shell).toBe('sh');
    expect(args).toContain(`--hostname=${app}@%h`);
    expect(script).toContain(`--destination="${app}@$HOSTNAME"`);
    expect(script).toContain('env -u DJANGO_SETTINGS_MODULE');
    expect(script).not.toContain('--app');
  });

  it.each(WORKERS)('%s finishes its tasks', (name) => {
    expect(podOf('Deployment', name).terminationGracePeriodSeconds).toBe(600);
  });

  it('has a scheduler that is asked for the age of its schedule, whatever its suffix', () => {
    const { livenessProbe, args } = containerOf('Deployment', 'celery-beat');

    expect(livenessProbe.exec.command.at(-1)).toBe(
      "find /tmp -maxdepth 1 -name 'celerybeat-schedule*' -mmin -6 | grep -q .",
    );
    expect(args).toContain('--max-interval=60');
  });
});

describe('Open edX: mail', () => {
  it.each(['lms', 'cms', ...WORKERS, 'lms-release'])('gets out of %s', (name) => {
    const rules: readonly AnyObject[] = object('NetworkPolicy', name).spec.egress;
    const mail = rules.find(({ ports }) => ports[0].port === 587);

    expect(mail?.['to']).toEqual([{ ipBlock: { cidr: '0.0.0.0/0', except: ['10.0.0.0/16'] } }]);
  });

  it('gets out of the subnets', () => {
    for (const tier of ['private', 'public']) {
      const rule = terraform.one('aws_network_acl_rule', `${tier}-to-everywhere-587`);
      expect(rule).toMatchObject({ egress: true, from_port: 587, to_port: 587 });
    }
  });
});

describe('Open edX: micro-frontends', () => {
  it('run Caddy, whose file has a capability, with its own configuration', () => {
    const { securityContext } = containerOf('Deployment', 'mfe');

    expect(securityContext.capabilities).toEqual({ drop: ['ALL'], add: ['NET_BIND_SERVICE'] });
    expect(pathsOf('Deployment', 'mfe')).toEqual([
      '/tmp',
      '/config',
      '/data',
      '/etc/caddy/Caddyfile',
    ]);
    expect(filesOf('mfe')['caddyfile']).toContain('http://lms.openedx.svc.cluster.local:8000');
  });
});
