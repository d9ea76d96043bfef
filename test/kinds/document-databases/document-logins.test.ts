import { describe, expect, it } from 'vitest';
import { documentLogins } from '../../../src/kinds/document-databases/platform/document-logins.ts';
import { compilePlatform } from '../../../src/platform/compile-platform.ts';
import { type AnyObject, objectOf, objectsOf } from '../../support/kubernetes-objects.ts';
import { USERS, withDocumentDatabase } from '../../support/with-document-database.ts';

const output = compilePlatform(withDocumentDatabase());

const LOGINS = ['cart', 'stats'].map((name) => ({
  service: name,
  name,
  access: 'write' as const,
  variable: `PASSWORD_${name.toUpperCase()}`,
}));
const VARIABLES = {
  MONGO_HOST: 'cluster.example.internal',
  MONGO_PORT: '27017',
  MONGO_USERNAME: 'administrator',
  MONGO_PASSWORD: 'master',
  PASSWORD_CART: 'one',
  PASSWORD_STATS: 'two',
};

/** Runs the script as mongosh does, against a server that has `users`; returns what it asked for. */
function run(script: string, env: object, users: readonly string[] = []) {
  const calls: (readonly [string, ...unknown[]])[] = [];
  const admin = {
    getUser: (name: string) => (users.includes(name) ? { user: name } : null),
    createUser: (user: unknown) => void calls.push(['createUser', user]),
    updateUser: (name: string, user: unknown) => void calls.push(['updateUser', name, user]),
    runCommand: (command: unknown) => {
      calls.push(['runCommand', command]);
      return { ok: 1 };
    },
  };
  const connect = (url: string) => {
    calls.push(['connect', url]);
    return admin;
  };
  new Function('connect', 'process', script)(connect, { env });
  return calls;
}

describe('documentLogins', () => {
  const script = documentLogins(LOGINS, { changeStreams: null });

  it('gives each service a database of its own name, and runs again on what is there', () => {
    expect(run(script, VARIABLES, ['stats']).slice(1)).toEqual([
      ['createUser', { user: 'cart', pwd: 'one', roles: [{ role: 'readWrite', db: 'cart' }] }],
      ['updateUser', 'stats', { pwd: 'two' }],
    ]);
  });

  it('connects with TLS', () => {
    const [connected] = run(script, VARIABLES);

    expect(connected?.[1]).toMatch(
      /^mongodb:\/\/administrator:master@cluster\.example\.internal:27017\/admin\?tls=true&/,
    );
  });

  it('makes no login without a password, so that the job tries again', () => {
    expect(() => run(script, { ...VARIABLES, PASSWORD_CART: '' })).toThrow(/PASSWORD_CART/);
  });

  it('turns change streams on where the environment has them (S2-DATA-11)', () => {
    const streaming = documentLogins(LOGINS, { changeStreams: { retentionHours: 24 } });

    expect(run(streaming, VARIABLES).at(-1)).toEqual([
      'runCommand',
      { modifyChangeStreams: 1, database: '', collection: '', enable: true },
    ]);
  });
});

describe('compileDatabases: document databases', () => {
  it('makes a login for exactly the services that use the database', () => {
    const { data } = objectOf(output, 'ExternalSecret', 'document-main-logins')['spec'];
    const read = data.map(({ remoteRef }: AnyObject) => remoteRef.key);
    const users = USERS.map((key) => `night-school/prod/document-databases/main/logins/${key}`);

    expect(read.filter((key: string) => key.includes('/logins/'))).toEqual(users);
  });

  it('lets the job out to the database, and to nothing else but DNS', () => {
    const { egress, ingress } = objectOf(output, 'NetworkPolicy', 'document-main-logins')['spec'];

    expect(ingress).toEqual([]);
    expect(egress.slice(1)).toMatchObject([{ ports: [{ port: 27017 }] }]);
  });

  it('never has a password in the arguments of the job', () => {
    const { spec } = objectOf(output, 'Job', 'document-main-logins');
    const [container] = spec.template.spec.containers;

    expect(container.image).toMatch(/mongo:7\.0\.\d+$/);
    expect(JSON.stringify(container.command)).not.toMatch(/PASSWORD/);
  });

  it('has a namespace also where there is no other database', () => {
    const only = compilePlatform({ ...withDocumentDatabase(), databases: {}, search: {} });

    expect(objectsOf(only, 'Namespace').map(({ metadata }) => metadata.name)).toContain(
      'databases',
    );
    expect(objectsOf(only, 'Job').map(({ metadata }) => metadata.name)).toEqual([
      'document-main-logins',
    ]);
  });
});
