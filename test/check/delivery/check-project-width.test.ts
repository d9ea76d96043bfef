import { checkProjectWidth } from '../../../src/check/delivery/check-project-width.ts';
import { objectIn } from '../../support/compiled.ts';
import { describeRule } from '../../support/corruption-table.ts';

const WIDE = 'check/project-too-wide at value of delivery.argocd';

describeRule(checkProjectWidth, [
  [
    'a namespace that nothing uses',
    (open) => {
      const { spec } = objectIn(open, 'AppProject', 'night-school-prod');
      spec.destinations.push({ name: 'in-cluster', namespace: 'default' });
    },
    [WIDE],
  ],
  [
    'stars',
    (open) => {
      const { spec } = objectIn(open, 'AppProject', 'night-school-prod-root');
      spec.destinations = [{ name: '*', namespace: '*' }];
      spec.sourceRepos = ['*'];
    },
    [WIDE],
  ],
]);
