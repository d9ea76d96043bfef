// A web application and its worker, which share an image, a login and a database.
import { describe, expect, it } from 'vitest';
import { compileApps } from '../../src/apps/compile-apps.ts';
import { checkEnvironment } from '../../src/check/check-environment.ts';
import { storeEdgesOf } from '../../src/environment/store-edges.ts';
import { compilePlatform } from '../../src/platform/compile-platform.ts';
import { anEnvironment, aService } from '../support/an-environment.ts';
import { compiledSmall } from '../support/compiled-small.ts';
import { objectOf } from '../support/kubernetes-objects.ts';

const documentDatabases = { main: { class: 'db.r5.large', purpose: 'Forum' } };
const image = { from: 'web', tag: null };
const services = {
  web: { runAsUser: 1000, uses: { documentDatabases: { main: 'write' } } },
  'side-job': aService({
    image,
    port: null,
    probes: { command: ['sidekiqmon'] },
    uses: { databases: { main: { as: 'web' } }, documentDatabases: { main: { as: 'web' } } },
  }),
};
const environment = anEnvironment({ documentDatabases, services });
const output = compileApps(environment);
const platform = compilePlatform(environment);

/** Name of the secret that each value read of a store comes from. */
function readsOf(service: string, store: string): readonly string[] {
  const data: readonly { secretKey: string; remoteRef: { key: string } }[] = objectOf(
    output,
    'ExternalSecret',
    service,
  )['spec'].data;
  return data
    .filter(({ secretKey }) => secretKey.startsWith(`${store}_`))
    .map(({ secretKey, remoteRef }) => `${secretKey} ${remoteRef.key}`);
}

function templateOf(service: string, variable: string): string {
  return objectOf(output, 'ExternalSecret', service)['spec'].target.template.data[variable];
}

function podOf(service: string) {
  return objectOf(output, 'Deployment', service)['spec'].template.spec;
}

describe('a service that works as another one', () => {
  it.each([
    ['database_main', 'DATABASE_URL'],
    ['document_database_main', 'MONGODB_URL'],
  ])(
    'has its variables from the same secrets as the owner: %s (S0-FLOW-01, S0-FLOW-02)',
    (store, variable) => {
      expect(readsOf('side-job', store)).toEqual(readsOf('web', store));
      expect(readsOf('side-job', store).join()).toContain('/logins/web');
      expect(templateOf('side-job', variable)).toBe(templateOf('web', variable));
    },
  );

  it('has an edge of its own to the store, as every writer', () => {
    expect(storeEdgesOf(environment, 'side-job')).toMatchObject([
      { store: { kind: 'database', key: 'main', ports: [5432] } },
      { store: { kind: 'document-database', key: 'main', ports: [27017] } },
    ]);
    const { egress } = objectOf(output, 'NetworkPolicy', 'side-job')['spec'];
    expect(JSON.stringify(egress)).toContain('5432');
    expect(JSON.stringify(egress)).toContain('27017');
  });

  it.each(['main-logins', 'document-main-logins'])('gets no second login in %s', (name) => {
    const { data } = objectOf(platform, 'ConfigMap', name);
    const { spec } = objectOf(platform, 'ExternalSecret', name);

    expect(JSON.stringify(data)).toContain('PASSWORD_WEB');
    expect(JSON.stringify(data)).not.toMatch(/side.job/i);
    expect(JSON.stringify(spec)).not.toMatch(/side.job/i);
  });
});

describe('a service that runs the image of another one', () => {
  it('runs the same repository and the same tag', () => {
    const [owner, borrower] = ['web', 'side-job'].map((key) => podOf(key).containers[0].image);

    expect(borrower).toBe(owner);
    expect(owner).toMatch(/\/shop\/web:1\.0\.0$/);
  });

  it('follows an image that is kept elsewhere', () => {
    const web = { image: { repository: 'docker.io/shop/web', tag: '2.0.0' } };
    const elsewhere = compileApps(
      anEnvironment({ documentDatabases, services: { ...services, web } }),
    );
    const { spec } = objectOf(elsewhere, 'Deployment', 'side-job')['spec'].template;

    expect(spec.containers[0].image).toBe('docker.io/shop/web:2.0.0');
  });
});

describe('the user of a pod', () => {
  it('is the one that the service names, and 10001 otherwise', () => {
    const user = (id: number) => ({ runAsUser: id, runAsGroup: id, fsGroup: id });

    expect(podOf('web').securityContext).toMatchObject({ ...user(1000), runAsNonRoot: true });
    expect(podOf('side-job').securityContext).toMatchObject(user(10001));
  });

  it('is never root', () => {
    expect(() => anEnvironment({ services: { web: { runAsUser: 0 } } })).toThrow();
  });
});

describe('both', () => {
  it('leave nothing for the checks to say', () => {
    const input = compiledSmall({ documentDatabases, services });

    expect(checkEnvironment(input).filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
