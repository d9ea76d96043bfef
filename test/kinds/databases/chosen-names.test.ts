// A service whose database, and the login that owns it, are called otherwise than the service.
import { describe, expect, it } from 'vitest';
import { compilePlatform } from '../../../src/platform/compile-platform.ts';
import { anEnvironment } from '../../support/an-environment.ts';
import { objectOf } from '../../support/kubernetes-objects.ts';
import { terraformOf } from '../../support/terraform-documents.ts';

const documentDatabases = {
  carts: {
    ...{ version: '5.0.0', class: 'db.r6g.large', instances: 1, purpose: 'Carts' },
  },
};

function using(databases: object, documents: object) {
  return anEnvironment({
    documentDatabases,
    services: { web: { uses: { databases, documentDatabases: documents } } },
  });
}

const chosen = using({ main: { database: 'booking' } }, { carts: { database: 'baskets' } });
const usual = using({ main: 'write' }, { carts: 'write' });

function versionIn(environment: typeof chosen, key: string) {
  return terraformOf(environment).one('aws_secretsmanager_secret_version', key);
}

describe('a database that is called otherwise than its service', () => {
  it.each([
    ['database-main-login-web', 'booking'],
    ['document-database-carts-login-web', 'baskets'],
  ])('is named in the secret %s', (key, name) => {
    const { secret_string_wo: text } = versionIn(chosen, key);

    expect(text).toContain(`{"username":"${name}","database":"${name}",`);
  });

  it('has a version of its own, since Terraform sees no other difference', () => {
    const versions = [chosen, usual, using({ main: { database: 'bookings' } }, { carts: 'write' })]
      .map((each) => versionIn(each, 'database-main-login-web'))
      .map((each) => each['secret_string_wo_version']);

    expect(new Set(versions).size).toBe(3);
    expect(versions[1]).toBe(1);
  });

  it('is made by the job, with the login that owns it', () => {
    const { data } = objectOf(compilePlatform(chosen), 'ConfigMap', 'main-logins');

    expect(data['logins.sql']).toContain('CREATE DATABASE "booking" OWNER "booking"');
    expect(data['logins.sql']).toContain('\\getenv password PASSWORD_BOOKING');
    expect(data['logins.sql']).not.toContain('"web"');
  });
});
