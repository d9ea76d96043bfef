import { checkSecretTemplates } from '../../../../src/check/planes/secrets/check-secret-templates.ts';
import { type OpenInput, objectIn } from '../../../support/compiled.ts';
import { describeCheck } from '../../../support/corruptions.ts';

function spec(open: OpenInput, name = 'cart-service') {
  return objectIn(open, 'ExternalSecret', name)['spec'];
}

describeCheck(checkSecretTemplates, {
  'a name that is read as another': {
    change: (open) => {
      spec(open).data[0].secretKey = 'misspelt';
    },
    found: ['check/secret-template at value of services.cart-service'],
  },
  'a secret that a job looks for no longer': {
    change: (open) => {
      const { template } = spec(open, 'main-logins').target;
      template.data.PGPASSWORD = '{{ (.master | fromJson).password }}';
    },
    found: ['check/secret-template at value of databases.main'],
  },
  'nothing of a name that a search gives': {
    change: (open) => {
      const { target, ...rest } = spec(open, 'main-logins');
      target.template.data.PGPASSWORD = '{{ (.master | fromJson).password }}';
      rest.dataFrom = [{ find: {}, rewrite: [{ regexp: { source: '.*', target: 'master' } }] }];
      Object.assign(spec(open, 'main-logins'), rest);
    },
    found: [],
  },
  'nothing of names that only AWS knows': {
    change: (open) => {
      spec(open).dataFrom = [{ extract: { key: 'night-school/prod/caches/main' } }];
      spec(open).target.template.data.ANY = '{{ .any }}';
    },
    found: [],
  },
});
