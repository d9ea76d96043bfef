// What a container of a service has in its file system, and how long its pod takes to go.
import { describe, expect, it } from 'vitest';
import { compileApps } from '../../src/apps/compile-apps.ts';
import { checkEnvironment } from '../../src/check/check-environment.ts';
import { anEnvironment, aService, type Overrides } from '../support/an-environment.ts';
import { compiledSmall } from '../support/compiled-small.ts';
import { objectOf, objectsOf } from '../support/kubernetes-objects.ts';

const level = '${LOG_LEVEL}';
const web = {
  scratch: {
    spool: { path: '/var/spool/web', size: '2Gi' },
    cache: { path: '/var/cache/web', size: '512Mi' },
  },
  files: {
    settings: { path: '/etc/web/settings.yaml', template: `level: ${level}\nhome: $${level}\n` },
    notice: { path: '/usr/share/web/notice.txt', content: `${level}\n` },
  },
  env: { LOG_LEVEL: 'info' },
};

const compiled = (overrides: Overrides) =>
  compileApps(anEnvironment({ services: { web: overrides } }));
const templateOf = (overrides: Overrides, key = 'web') =>
  objectOf(compiled(overrides), 'Deployment', key)['spec'].template;

describe('scratch folders', () => {
  const { spec } = templateOf(web);
  const [container] = spec.containers;

  it('are empty folders of a bounded size at their paths', () => {
    expect(spec.volumes).toContainEqual({
      name: 'scratch--spool',
      emptyDir: { sizeLimit: '2Gi' },
    });
    expect(container.volumeMounts).toContainEqual({
      name: 'scratch--cache',
      mountPath: '/var/cache/web',
    });
    expect(container.securityContext.readOnlyRootFilesystem).toBe(true);
  });

  it('are counted against the disk of the node, with /tmp and the output as the limit', () => {
    expect(container.resources.requests['ephemeral-storage']).toBe('2560Mi');
    expect(container.resources.limits['ephemeral-storage']).toBe('3644Mi');
  });

  it('change nothing for a service without any', () => {
    const [plain] = templateOf({ uses: { databases: null } }).spec.containers;

    expect(plain.resources.requests).toEqual({ cpu: '100m', memory: '128Mi' });
    expect(plain.volumeMounts).toEqual([{ name: 'tmp', mountPath: '/tmp' }]);
  });
});

describe('files', () => {
  it('are keys of one ConfigMap, with variables filled in where they are a template', () => {
    const { data, metadata } = objectOf(compiled(web), 'ConfigMap', 'web-files');

    expect(data).toEqual({
      notice: `${level}\n`,
      settings: `level: info\nhome: ${level}\n`,
    });
    expect(metadata.annotations['argocd.argoproj.io/sync-wave']).toBe('-3');
  });

  it('are mounted one by one, so that nothing beside them is hidden', () => {
    const { spec } = templateOf(web);

    expect(spec.volumes).toContainEqual({ name: 'files', configMap: { name: 'web-files' } });
    expect(spec.containers[0].volumeMounts).toContainEqual({
      name: 'files',
      mountPath: '/etc/web/settings.yaml',
      subPath: 'settings',
      readOnly: true,
    });
  });

  it('replace the pods of their service when their text changes, and no others', () => {
    const hashes = (files: object, key: string) => {
      const services = {
        web: { ...web, files },
        other: aService({ files: web.files, env: web.env }),
      };
      const output = compileApps(anEnvironment({ services }));
      return objectOf(output, 'Deployment', key)['spec'].template.metadata.annotations;
    };
    const changed = { ...web.files, notice: { ...web.files.notice, content: 'Other' } };

    expect(hashes(changed, 'web')).not.toEqual(hashes(web.files, 'web'));
    expect(hashes(changed, 'other')).toEqual(hashes(web.files, 'other'));
  });

  it('make no ConfigMap and no hash where there are none', () => {
    const names = objectsOf(compiled({}), 'ConfigMap').map(({ metadata }) => metadata.name);

    expect(names).toEqual(['web']);
    expect(templateOf({}).metadata.annotations).not.toHaveProperty('groundplan.dev/files-hash');
  });
});

describe('the time a pod takes to go', () => {
  const seconds = (overrides: Overrides) => {
    const { spec } = templateOf(overrides);
    const [{ lifecycle }] = spec.containers;
    return [spec.terminationGracePeriodSeconds, lifecycle?.preStop.sleep.seconds];
  };

  it('is what its target group takes and half a minute, or what is written', () => {
    expect(seconds({})).toEqual([100, 70]);
    expect(seconds({ shutdownSeconds: 300 })).toEqual([300, 70]);
  });

  it('has no sleep in it where nobody sends', () => {
    const services = { worker: aService({ port: null, shutdownSeconds: 900 }) };
    const output = compileApps(anEnvironment({ services }));
    const { spec } = objectOf(output, 'Deployment', 'worker')['spec'].template;

    expect(spec.terminationGracePeriodSeconds).toBe(900);
    expect(spec.containers[0].lifecycle).toBeUndefined();
  });
});

describe('the checks', () => {
  it('have nothing to say of a service with all of it', () => {
    const input = compiledSmall({ services: { web: { ...web, shutdownSeconds: 300 } } });

    expect(checkEnvironment(input)).toEqual([]);
  });
});
