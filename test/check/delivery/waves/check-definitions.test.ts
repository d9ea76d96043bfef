import { checkDefinitions } from '../../../../src/check/delivery/waves/check-definitions.ts';
import { type OpenInput, objectIn } from '../../../support/compiled.ts';
import { describeRule } from '../../../support/corruption-table.ts';

function values(open: OpenInput, component: string) {
  const { source } = objectIn(open, 'Application', `night-school-prod-${component}`)['spec'];
  return source.helm.valuesObject;
}

describeRule(checkDefinitions, [
  [
    'a chart that is told to leave its definitions out',
    (open) => {
      values(open, 'cert-manager').crds.enabled = false;
    },
    [
      'check/definition-missing at value of addons.aws-load-balancer-controller',
      'check/definition-missing at value of addons.kube-prometheus-stack',
    ],
  ],
  [
    'a chart that brings definitions only when told to',
    (open) => {
      delete values(open, 'cert-manager').crds;
    },
    [
      'check/definition-missing at value of addons.aws-load-balancer-controller',
      'check/definition-missing at value of addons.kube-prometheus-stack',
    ],
  ],
  [
    'custom resources of an add-on that is not there',
    (open) => {
      open.objects = open.objects.filter(
        ({ object }) => object.metadata.name !== 'night-school-prod-aws-load-balancer-controller',
      );
    },
    ['check/definition-missing at value of services.api-gateway'],
  ],
]);
