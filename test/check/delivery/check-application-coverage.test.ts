import { checkApplicationCoverage } from '../../../src/check/delivery/check-application-coverage.ts';
import { type OpenInput, objectIn } from '../../support/compiled.ts';
import { describeRule } from '../../support/corruption-table.ts';

const APPLICATION = 'night-school-prod-cart-service';

function keep(open: OpenInput, isKept: (artifact: OpenInput['objects'][number]) => boolean): void {
  open.objects = open.objects.filter(isKept);
}

describeRule(checkApplicationCoverage, [
  [
    'a component without an Application',
    (open) => keep(open, ({ object }) => object.metadata.name !== APPLICATION),
    ['check/application-coverage at value of services.cart-service'],
  ],
  [
    'a component with two Applications, and another with none',
    (open) => {
      const { source } = objectIn(open, 'Application', APPLICATION)['spec'];
      source.path = 'dist/night-school/prod/kubernetes/user-service';
    },
    [
      'check/application-coverage at value of services.cart-service',
      'check/application-coverage at value of services.user-service',
    ],
  ],
  [
    'an object of a component that does not exist',
    (open) => {
      const deployment = objectIn(open, 'Deployment', 'cart-service');
      for (const artifact of open.objects) {
        if (artifact['object'] === deployment) artifact['component'] = 'carts';
      }
    },
    ['check/application-coverage at value of services.cart-service'],
  ],
  [
    'an Application whose folder is empty',
    (open) => keep(open, ({ component }) => component !== 'secret-store'),
    ['check/application-empty at value of addons.external-secrets'],
  ],
  [
    'an Application that no component stands for',
    (open) => {
      open.components = open.components.filter(({ name }) => name !== 'thanos');
    },
    ['check/application-empty at value of addons.thanos'],
  ],
  [
    'a chart in another namespace than its component',
    (open) => {
      const { spec } = objectIn(open, 'Application', 'night-school-prod-thanos');
      spec.destination.namespace = 'tracing';
    },
    ['check/application-empty at value of addons.thanos'],
  ],
]);
