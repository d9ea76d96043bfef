import { checkSecretStores } from '../../../../src/check/planes/secrets/check-secret-stores.ts';
import { type OpenInput, objectIn } from '../../../support/compiled.ts';
import { describeCheck } from '../../../support/corruptions.ts';

function aws(open: OpenInput) {
  return objectIn(open, 'ClusterSecretStore', 'secrets-manager')['spec'].provider.aws;
}

describeCheck(checkSecretStores, {
  'a store that does not exist': {
    change: (open) => {
      objectIn(open, 'ExternalSecret', 'cart-service')['spec'].secretStoreRef.name = 'vault';
    },
    found: ['check/secret-store-missing at value of services.cart-service'],
  },
  'another region': {
    change: (open) => {
      aws(open).region = 'us-west-2';
    },
    found: ['check/secret-store-region at value of addons.external-secrets'],
  },
  'an account without a role': {
    change: (open) => {
      aws(open).auth.jwt.serviceAccountRef.name = 'default';
    },
    found: ['check/secret-store-role at value of addons.external-secrets'],
  },
});
