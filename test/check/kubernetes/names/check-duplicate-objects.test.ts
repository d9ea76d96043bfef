import { checkDuplicateObjects } from '../../../../src/check/kubernetes/names/check-duplicate-objects.ts';
import { objectIn } from '../../../support/compiled.ts';
import { describeCheck } from '../../../support/corruptions.ts';

describeCheck(checkDuplicateObjects, {
  'a second object of the same name': {
    change: (open) => {
      const [first] = open.objects.filter(({ object }) => object.kind === 'CronJob');
      open.objects.push({ ...first });
    },
    found: ['check/kubernetes-duplicate-object at value of databases.main'],
  },
  'nothing about the same name of another kind or namespace': {
    change: (open) => {
      const copy = structuredClone(open.objects.find(({ object }) => object.kind === 'CronJob'));
      if (copy) open.objects.push({ ...copy, object: { ...copy['object'], kind: 'Job' } });
      objectIn(open, 'ConfigMap', 'main-logins')['metadata'].name = 'main-export';
      objectIn(open, 'ConfigMap', 'main-export')['metadata'].namespace = 'backend-prod';
    },
    found: [],
  },
});
