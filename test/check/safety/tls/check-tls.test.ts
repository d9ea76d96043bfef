import { describe, expect, it } from 'vitest';
import { checkTls } from '../../../../src/check/safety/tls/check-tls.ts';
import { compiledNightSchool, corrupted, objectIn } from '../../../support/compiled.ts';
import { findings } from '../../../support/findings.ts';
import { containerOf, itAcceptsNightSchool, itReports, ORIGIN } from '../workloads/break-pod.ts';

const CODE = 'check/tls-unverified';
const AUTHORITY = '/etc/rds-ca/ca.pem';

function urlIs(template: string): readonly string[] {
  const input = corrupted(compiledNightSchool(), (open) => {
    const { data } = objectIn(open, 'ExternalSecret', 'cart-service')['spec'].target.template;
    data.DATABASE_URL = template;
  });
  return findings(checkTls(input));
}

function variableIs(name: string, value: string): readonly string[] {
  const input = corrupted(compiledNightSchool(), (open) => {
    containerOf(open)['env'].push({ name, value });
  });
  return findings(checkTls(input));
}

describe('checkTls', () => {
  itAcceptsNightSchool(checkTls);

  it.each([
    ['encryption without a check', 'postgresql://a:b@c:5432/d?sslmode=require'],
    ['a check of the authority alone', 'postgresql://a:b@c:5432/d?sslmode=verify-ca'],
    ['PostgreSQL without a word', 'postgresql://a:b@c:5432/d'],
    ['any certificate', 'mongodb://a:b@c:27017/d?tls=true&tlsAllowInvalidCertificates=true'],
    ['any host', 'mongodb://a:b@c:27017/d?tls=true&tlsAllowInvalidHostnames=true'],
    ['MongoDB without a word', 'mongodb://a:b@c:27017/d?retryWrites=false'],
    ['MongoDB in the clear', 'mongodb://a:b@c:27017/d?tls=false'],
    ['MySQL that only encrypts', 'mysql://a:b@c:3306/d?ssl-mode=REQUIRED'],
    ['Redis in the clear', 'redis://c:6379'],
    ['Redis with any certificate', 'rediss://c:6379?ssl_cert_reqs=none'],
  ])('reports %s', (_, template) => {
    expect(urlIs(template)).toEqual([`${CODE} at value of ${ORIGIN}`]);
  });

  it.each([
    [`postgresql://a:b@c:5432/d?sslmode=verify-full&sslrootcert=${AUTHORITY}`],
    [`mongodb://a:b@c:27017/d?tls=true&tlsCAFile=${AUTHORITY}`],
    ['mysql://a:b@c:3306/d'],
    ['rediss://c:6379'],
  ])('accepts %s', (template) => {
    expect(urlIs(template)).toEqual([]);
  });

  it.each([
    ['PGSSLMODE', 'require'],
    ['DATABASE_SSL_MODE', 'REQUIRED'],
    ['NODE_TLS_REJECT_UNAUTHORIZED', '0'],
    ['REDIS_TLS', 'false'],
  ])('reports the variable %s: %s', (name, value) => {
    expect(variableIs(name, value)).toEqual([`${CODE} at value of ${ORIGIN}`]);
  });

  it.each([
    ['PGSSLMODE', 'verify-full'],
    ['DATABASE_SSL_MODE', 'VERIFY_IDENTITY'],
    ['NODE_TLS_REJECT_UNAUTHORIZED', '1'],
  ])('accepts the variable %s: %s', (name, value) => {
    expect(variableIs(name, value)).toEqual([]);
  });

  itReports(checkTls, CODE, [
    [
      'a script that takes any certificate',
      (open) => {
        objectIn(open, 'ConfigMap', 'main-logins')['data']['logins.sql'] += '# sslmode=prefer';
      },
      'databases.main',
    ],
    [
      'a file of settings that takes any certificate',
      (open) => {
        const { data } = objectIn(open, 'ConfigMap', 'main-logins');
        data['settings.py'] = '"OPTIONS": {"ssl_mode": "REQUIRED"}';
      },
      'databases.main',
    ],
    [
      'an argument that takes any certificate',
      (open) => {
        containerOf(open)['args'] = ['--tlsAllowInvalidCertificates'];
      },
      ORIGIN,
    ],
  ]);
});
