import { checkSecretProperties } from '../../../../src/check/planes/secrets/check-secret-properties.ts';
import { objectIn } from '../../../support/compiled.ts';
import { describeCheck, elementIn, removeElement } from '../../../support/corruptions.ts';

const VERSION = 'aws_secretsmanager_secret_version';

describeCheck(checkSecretProperties, {
  'a property that the secret does not have': {
    change: (open) => {
      const { spec } = objectIn(open, 'ExternalSecret', 'cart-service');
      spec.data[0].remoteRef.property = 'hostname';
    },
    found: ['check/secret-property at value of services.cart-service.uses.caches[0]'],
  },
  'a property that Terraform no longer writes': {
    change: (open) => {
      const version = elementIn(open, 'data', `${VERSION}.search-main`);
      version.secret_string = version.secret_string.replace('"url"', '"endpoint"');
    },
    found: [
      'search.main',
      ...['course', 'forum', 'search'].map((name) => `services.${name}-service.uses.search.main`),
    ].map((path) => `check/secret-property at value of ${path}`),
  },
  'a secret that nothing is written into': {
    change: (open) => removeElement(open, 'data', `${VERSION}.grafana`),
    found: [
      'check/secret-property at value of observability',
      'check/secret-property at value of observability',
    ],
  },
  'a key of an external that nobody is asked for': {
    change: (open) => {
      const { spec } = objectIn(open, 'ExternalSecret', 'live-streaming');
      spec.data[0].remoteRef.property = 'AGORA_SECRET';
    },
    found: ['check/secret-property at value of services.live-streaming.uses.externals[0]'],
  },
});
