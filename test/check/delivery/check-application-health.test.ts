import { checkApplicationHealth } from '../../../src/check/delivery/check-application-health.ts';
import { objectIn } from '../../support/compiled.ts';
import { describeRule } from '../../support/corruption-table.ts';

describeRule(checkApplicationHealth, [
  [
    'an Argo CD that does not know the health of Applications',
    (open) => {
      const { spec } = objectIn(open, 'Application', 'night-school-prod-argo-cd');
      const { cm } = spec.source.helm.valuesObject.configs;
      delete cm['resource.customizations.health.argoproj.io_Application'];
    },
    ['check/application-health at value of addons.argo-cd'],
  ],
]);
