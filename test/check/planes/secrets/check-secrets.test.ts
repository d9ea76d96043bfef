import { describe, expect, it } from 'vitest';
import { checkSecrets } from '../../../../src/check/planes/secrets/check-secrets.ts';
import {
  compiledNightSchool,
  corrupted,
  type OpenInput,
  objectIn,
} from '../../../support/compiled.ts';
import { describeCheck, elementIn, removeElement } from '../../../support/corruptions.ts';
import { loadedNightSchool } from '../../../support/night-school.ts';

function renameLogin(open: OpenInput): void {
  const secret = 'aws_secretsmanager_secret.database-main-login-coupon-service';
  elementIn(open, 'data', secret).name += '-2';
}

describeCheck(checkSecrets, {
  'a renamed secret to each that reads it': {
    change: renameLogin,
    found: [
      'check/secret-missing at value of databases.main',
      'check/secret-missing at value of services.coupon-service.uses.databases.main',
    ],
  },
  'a secret that is dropped': {
    change: (open) => removeElement(open, 'data', 'aws_secretsmanager_secret.external-agora'),
    found: ['check/secret-missing at value of services.live-streaming.uses.externals[0]'],
  },
  'a misspelt key': {
    change: (open) => {
      objectIn(open, 'ExternalSecret', 'grafana-admin')['spec'].data[0].remoteRef.key = 'grafana';
    },
    found: ['check/secret-missing at value of observability'],
  },
});

describe('checkSecrets', () => {
  it('leads to the line of the edge', () => {
    const input = corrupted(compiledNightSchool(), renameLogin);

    const places = checkSecrets(input).map(({ path = [] }) =>
      loadedNightSchool().locate(path, 'value'),
    );

    expect(places.map((place) => place?.file)).toEqual([
      'environments/night-school/prod.yaml',
      'environments/night-school/base.yaml',
    ]);
  });
});
