import { describe, expect, it } from 'vitest';
import { checkAuthorityFiles } from '../../../../src/check/safety/tls/check-authority-files.ts';
import { auroraSchool, compiledSchool } from '../../../support/aurora-school.ts';
import { corrupted, objectIn } from '../../../support/compiled.ts';
import { findings } from '../../../support/findings.ts';
import { containerOf, itAcceptsNightSchool, itReports, podOf } from '../workloads/break-pod.ts';

const CODE = 'check/authority-file';
const ORIGIN = 'services.user-service';

function withoutMount(list: readonly object[]): object[] {
  return list.filter((each) => (each as { name: string }).name !== 'rds-ca');
}

describe('checkAuthorityFiles', () => {
  itAcceptsNightSchool(checkAuthorityFiles);

  itReports(checkAuthorityFiles, CODE, [
    [
      'no mount',
      (open) => {
        const { containers } = objectIn(open, 'Deployment', 'user-service')['spec'].template.spec;
        containers[0].volumeMounts = withoutMount(containers[0].volumeMounts);
      },
      ORIGIN,
    ],
    [
      'no mount in the job that makes logins',
      (open) => {
        const { containers } = objectIn(open, 'Job', 'main-logins')['spec'].template.spec;
        containers[0].volumeMounts = withoutMount(containers[0].volumeMounts);
      },
      'databases.main',
    ],
    [
      'a variable that names what is nowhere',
      (open) => containerOf(open)['env'].push({ name: 'DATABASE_SSL_CA', value: '/etc/ca/x.pem' }),
      'services.cart-service',
    ],
  ]);

  it('reports a file that holds no certificate', () => {
    const input = corrupted(compiledSchool(auroraSchool()), (open) => {
      const authorities = open.objects.filter(({ object }) => object.metadata.name === 'rds-ca');
      for (const { object } of authorities) Object.assign(object, { data: { 'ca.pem': '' } });
    });

    const found = findings(checkAuthorityFiles(input));
    expect(found).toContain(`${CODE} at value of ${ORIGIN}`);
    expect(found).toContain(`${CODE} at value of databases.main`);
  });

  it('accepts MySQL with its authority beside the address', () => {
    expect(checkAuthorityFiles(compiledSchool(auroraSchool()))).toEqual([]);
  });

  it('accepts an address to read from with the authority of the one to write to', () => {
    const school = auroraSchool();
    const { 'user-service': user } = school.services;
    if (!user) throw new Error('Night School has users');
    const databases = { main: { as: null, database: null, readFrom: 'readers' } } as const;
    const services = { 'user-service': { ...user, uses: { ...user.uses, databases } } };
    const reading = { ...school, services: { ...school.services, ...services } };

    expect(checkAuthorityFiles(compiledSchool(reading))).toEqual([]);
  });

  it('reports MySQL without', () => {
    const input = corrupted(compiledSchool(auroraSchool()), (open) => {
      delete objectIn(open, 'ConfigMap', 'user-service')['data'].DATABASE_SSL_CA;
    });

    expect(findings(checkAuthorityFiles(input))).toEqual([`${CODE} at value of ${ORIGIN}`]);
  });

  it('accepts what other volumes hold', () => {
    const input = corrupted(compiledSchool(auroraSchool()), (open) => {
      containerOf(open)['env'] ??= [];
      containerOf(open)['env'].push({ name: 'OTHER_SSL_CA', value: '/certs/ca.pem' });
      containerOf(open)['volumeMounts'].push({ name: 'certs', mountPath: '/certs' });
      podOf(open)['volumes'].push({ name: 'certs', secret: { secretName: 'certs' } });
    });

    expect(checkAuthorityFiles(input)).toEqual([]);
  });
});
