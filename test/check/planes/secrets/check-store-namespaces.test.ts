import { checkStoreNamespaces } from '../../../../src/check/planes/secrets/check-store-namespaces.ts';
import { type OpenInput, objectIn } from '../../../support/compiled.ts';
import { describeCheck } from '../../../support/corruptions.ts';
import { statement } from '../../mutation/corruption.ts';

const STORE = 'at value of addons.external-secrets';

function spec(open: OpenInput, store = 'secrets-manager') {
  return objectIn(open, 'ClusterSecretStore', store)['spec'];
}

describeCheck(checkStoreNamespaces, {
  'a store without conditions': {
    change: (open) => {
      delete spec(open).conditions;
    },
    found: [`check/secret-store-open ${STORE}`],
  },
  'a store for any label': {
    change: (open) => {
      spec(open).conditions = [{ namespaceSelector: {} }];
    },
    found: [`check/secret-store-open ${STORE}`],
  },
  'a store for any name': {
    change: (open) => {
      spec(open).conditions = [{ namespaceRegexes: ['.*'] }];
    },
    found: [`check/secret-store-open ${STORE}`],
  },
  'a namespace that its store leaves out': {
    change: (open) => {
      const { conditions } = spec(open);
      conditions[0].namespaces = conditions[0].namespaces.filter(
        (each: string) => each !== 'monitoring',
      );
    },
    found: ['check/secret-store-namespace at value of observability'],
  },
  'a service that reads from the store of the jobs': {
    change: (open) => {
      objectIn(open, 'ExternalSecret', 'cart-service')['spec'].secretStoreRef.name = 'login-jobs';
    },
    found: ['check/secret-store-namespace at value of services.cart-service'],
  },
  'the store of the jobs for a namespace of services': {
    change: (open) => {
      spec(open, 'login-jobs').conditions[0].namespaces.push('backend-prod');
    },
    found: [`check/secret-master-open ${STORE}`],
  },
  'a role of services that reads the login of an administrator': {
    change: (open) => {
      statement(open, 'identity', 'addon-external-secrets', 'NoMasters')['resources'] = [
        'arn:aws:secretsmanager:us-east-1:111122223333:secret:other',
      ];
    },
    found: [`check/secret-master-open ${STORE}`],
  },
});
