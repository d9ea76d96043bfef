import { describe, expect, it } from 'vitest';
import { checkMounts } from '../../../../src/environment/rules/services/mounts.ts';
import { anEnvironment, type Overrides } from '../../../support/an-environment.ts';
import { findings } from '../../../support/findings.ts';
import { withFileSystem } from '../../../support/with-file-system.ts';

function check(web: Overrides, others: Overrides = {}): readonly string[] {
  return findings(checkMounts(anEnvironment({ ...others, services: { web } })));
}

const scratch = (path: string, size = '1Gi') => ({ scratch: { data: { path, size } } });
const file = (path: string) => ({ files: { settings: { path, content: 'a: 1' } } });
const claimAt = (path: string) => ({ uses: { fileSystems: { main: { media: path } } } });
const AT_SCRATCH = 'value of services.web.scratch.data.path';
const AT_FILE = 'value of services.web.files.settings.path';

describe('checkMounts', () => {
  it('accepts folders, files and claims beside each other, also with a common beginning', () => {
    const web = { ...scratch('/data'), ...file('/data-settings.yaml'), ...claimAt('/data2/media') };

    expect(check(web, withFileSystem())).toEqual([]);
  });

  it.each(['/dev/shm', '/var/run', '/etc/web/cache', '/run', '/opt/app/tmp'])(
    'accepts a scratch folder at %s',
    (path) => expect(check(scratch(path))).toEqual([]),
  );

  it.each([
    ['/tmp', 'model/mount-taken'],
    ['/tmp/web', 'model/mount-nested'],
    ['/proc', 'model/mount-reserved'],
    ['/sys/fs', 'model/mount-reserved'],
    ['/dev', 'model/mount-reserved'],
    ['/dev/web', 'model/mount-reserved'],
    ['/etc', 'model/mount-reserved'],
    ['/usr/bin', 'model/mount-reserved'],
  ])('reports a scratch folder at %s', (path, code) => {
    expect(check(scratch(path))).toEqual([`${code} at ${AT_SCRATCH}`]);
  });

  it('reports a volume that no container mounts', () => {
    const volumes = { data: { emptyDir: { size: '1Gi' } } };
    const resources = {
      requests: { cpu: '1', memory: '1Gi' },
      limits: { cpu: '1', memory: '1Gi' },
    };
    const ship = { args: ['ship'], mounts: { data: { path: '/data' } }, resources };

    expect(check({ volumes })).toEqual([
      'model/volume-unmounted at key of services.web.volumes.data',
    ]);
    expect(check({ volumes, sidecars: { ship } })).toEqual([]);
  });

  it('reports a file the kubelet writes, and one in /tmp', () => {
    expect(check(file('/etc/hosts'))).toEqual([`model/mount-reserved at ${AT_FILE}`]);
    expect(check(file('/tmp/settings.yaml'))).toEqual([`model/mount-nested at ${AT_FILE}`]);
  });

  it('reports two mounts at one path', () => {
    expect(check({ ...scratch('/data'), ...file('/data') })).toEqual([
      `model/mount-taken at ${AT_FILE}`,
    ]);
  });

  it('reports a file inside a scratch folder, and a scratch folder inside a claim', () => {
    expect(check({ ...scratch('/data'), ...file('/data/a/settings.yaml') })).toEqual([
      `model/mount-nested at ${AT_FILE}`,
    ]);
    expect(
      check({ ...scratch('/data/media/tmp'), ...claimAt('/data/media') }, withFileSystem()),
    ).toEqual([`model/mount-nested at ${AT_SCRATCH}`]);
  });

  it('knows where clients of databases find who signs for them', () => {
    expect(check(scratch('/etc/rds-ca'))).toEqual([`model/mount-taken at ${AT_SCRATCH}`]);
    expect(check({ ...scratch('/etc/rds-ca'), uses: { databases: null } })).toEqual([]);
  });

  it('counts claims whose file system is not recorded yet', () => {
    const web = { ...scratch('/data/media'), ...claimAt('/data/media') };

    expect(check(web, withFileSystem({ id: null }))).toEqual([
      `model/mount-taken at ${AT_SCRATCH}`,
    ]);
  });

  it('reports a claim inside a scratch folder where the claim is written', () => {
    expect(check({ ...scratch('/data'), ...claimAt('/data/media') }, withFileSystem())).toEqual([
      'model/mount-nested at value of services.web.uses.fileSystems.main.media',
    ]);
  });

  it('reports scratch folders that no disk has room for, and none where one has', () => {
    const cluster = { nodeGroups: { main: { diskGb: 100 } } };

    expect(check(scratch('/data', '79Gi'), { cluster })).toEqual([]);
    expect(check(scratch('/data', '81Gi'), { cluster })).toEqual([
      'model/scratch-over-disk at key of services.web.scratch',
    ]);
  });
});

describe('a path of a mount', () => {
  it.each(['data', '/', '/data/', '/data//a', '/data/../etc', '/./data', '/da ta', '/data:ro'])(
    'is not %j',
    (path) => expect(() => anEnvironment({ services: { web: scratch(path) } })).toThrow(),
  );
});
