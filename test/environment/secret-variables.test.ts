import { describe, expect, it } from 'vitest';
import { compileApps } from '../../src/apps/compile-apps.ts';
import { secretVariables } from '../../src/environment/secret-variables.ts';
import type { Uses } from '../../src/model/schema/environment.ts';
import { auroraSchool } from '../support/aurora-school.ts';
import { type AnyObject, objectOf, objectsOf } from '../support/kubernetes-objects.ts';
import { nightSchool } from '../support/night-school.ts';
import { withDocumentDatabase } from '../support/with-document-database.ts';

const environment = nightSchool();
const output = compileApps(environment);

describe('secretVariables: secrets of the services', () => {
  it('makes a secret for exactly the services that need one (S3-DR-05)', () => {
    const withSecret = Object.entries(environment.services)
      .filter(
        ([, { uses }]) =>
          [uses.databases, uses.kafka].some((map) => Object.keys(map).length > 0) ||
          [uses.caches, Object.keys(uses.search), uses.externals].some((list) => list.length > 0),
      )
      .map(([key]) => key);
    const made = output.artifacts
      .filter(({ object }) => object.kind === 'ExternalSecret')
      .map(({ object }) => object.metadata.name);

    expect(made.sort()).toEqual(withSecret.sort());
  });

  it('waits for every key of the secret by its name, and takes no key unnamed', () => {
    for (const { metadata, spec } of objectsOf(output, 'Deployment')) {
      const [container] = spec.template.spec.containers;
      const secrets = objectsOf(output, 'ExternalSecret');
      const own = secrets.find((each) => each['metadata'].name === metadata.name);
      const keys = Object.keys(own?.['spec'].target.template.data ?? {}).sort();

      expect(container.envFrom).toEqual([{ configMapRef: { name: metadata.name } }]);
      expect(container.env ?? []).toEqual(
        keys.map((key) => ({
          name: key,
          valueFrom: { secretKeyRef: { name: metadata.name, key } },
        })),
      );
    }
  });
});

describe('secretVariables: readers', () => {
  it('start in the database that always exists, as they own none', () => {
    const { data } = objectOf(output, 'ExternalSecret', 'analytics-service')['spec'].target
      .template;

    expect(data['DATABASE_URL']).toMatch(
      /\/postgres\?sslmode=verify-full&sslrootcert=\/etc\/rds-ca\/ca\.pem$/,
    );
  });
});

describe('secretVariables: document databases', () => {
  const documented = withDocumentDatabase();
  const { variables, reads } = secretVariables(documented, 'cart-service');

  it('are one URL, with TLS and without retried writes (S0-SEC-03)', () => {
    const name = '.document_database_main';

    expect(variables['MONGODB_URL']).toBe(
      [
        `mongodb://{{ ${name}_username | urlquery }}:{{ ${name}_password | urlquery }}`,
        `@{{ ${name}_host }}:{{ ${name}_port }}/{{ ${name}_database }}`,
        '?tls=true&tlsCAFile=/etc/rds-ca/ca.pem&replicaSet=rs0',
        '&retryWrites=false&authSource=admin',
      ].join(''),
    );
  });

  it('send reads to secondaries only for who asks for it', () => {
    const main = { as: 'cart-service', database: null, readFrom: 'secondaries' } as const;
    const service = documented.services['course-service'];
    if (!service) throw new Error('No course-service');
    const uses: Uses = { ...service.uses, documentDatabases: { main } };
    const services = { ...documented.services, 'course-service': { ...service, uses } };
    const asking = secretVariables({ ...documented, services }, 'course-service');

    expect(asking.variables['MONGODB_URL']).toContain('&readPreference=secondaryPreferred&');
    expect(asking.reads).toContainEqual({
      as: 'document_database_main_password',
      secret: 'night-school/prod/document-databases/main/logins/cart-service',
      property: 'password',
    });
  });

  it('give each service its own login', () => {
    expect(reads).toContainEqual({
      as: 'document_database_main_password',
      secret: 'night-school/prod/document-databases/main/logins/cart-service',
      property: 'password',
    });
  });
});

describe('secretVariables: Aurora', () => {
  const urlOf = (engine: string, version: string, service: string) => {
    const apps = compileApps(auroraSchool({ engine, version }));
    return objectOf(apps, 'ExternalSecret', service)['spec'].target.template.data['DATABASE_URL'];
  };

  it.each([
    ['aurora-mysql', '8.0', /^mysql:[^?]*$/],
    ['aurora-postgresql', '16', /^postgresql:.*\?sslmode=verify-full&sslrootcert=\/etc\//],
  ])('speaks what %s speaks (S0-FLOW-01)', (engine, version, url) => {
    expect(urlOf(engine, version, 'cart-service')).toMatch(url);
  });

  it('says beside the address of MySQL how to check it', () => {
    const apps = compileApps(auroraSchool());

    expect(objectOf(apps, 'ConfigMap', 'cart-service')['data']).toMatchObject({
      DATABASE_SSL_MODE: 'VERIFY_IDENTITY',
      DATABASE_SSL_CA: '/etc/rds-ca/ca.pem',
    });
  });

  it('sends writers to the writer and readers to the readers', () => {
    expect(urlOf('aurora-mysql', '8.0', 'cart-service')).toContain('{{ .database_main_host }}');
    expect(urlOf('aurora-mysql', '8.0', 'search-service')).toContain(
      '{{ .database_main_reader_host }}',
    );
  });
});

describe('secretVariables: several stores of a kind', () => {
  it('prefixes variables with the key of the store', () => {
    const base = environment.databases['main'];
    const user = environment.services['user-service'];
    if (!base || !user) throw new Error('No database main or no user-service');
    const uses: Uses = { ...user.uses, databases: { main: 'write', 'old-data': 'write' } };
    const two = {
      ...environment,
      databases: { main: base, 'old-data': base },
      services: { ...environment.services, 'user-service': { ...user, uses } },
    };

    const { variables, reads } = secretVariables(two, 'user-service');

    expect(Object.keys(variables)).toEqual(
      expect.arrayContaining(['MAIN_DATABASE_URL', 'OLD_DATA_DATABASE_URL']),
    );
    expect(reads.map(({ secret }) => secret)).toContain(
      'night-school/prod/databases/old-data/logins/user-service',
    );
  });

  it('only uses names that Go templates accept', () => {
    for (const { object } of output.artifacts.filter(
      (each) => each.object.kind === 'ExternalSecret',
    )) {
      const { data } = (object as AnyObject)['spec'];
      for (const { secretKey } of data) expect(secretKey).toMatch(/^[A-Za-z_][A-Za-z0-9_]*$/);
    }
  });
});
