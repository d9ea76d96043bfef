import { checkRoleAnnotations } from '../../../../src/check/planes/identity/check-role-annotations.ts';
import { objectIn } from '../../../support/compiled.ts';
import { describeCheck, removeElement, valuesIn } from '../../../support/corruptions.ts';

const ARN = 'eks.amazonaws.com/role-arn';

describeCheck(checkRoleAnnotations, {
  'a role of another account': {
    change: (open) => {
      const { annotations } = objectIn(open, 'ServiceAccount', 'cart-service')['metadata'];
      annotations[ARN] = annotations[ARN].replace('111122223333', '444455556666');
    },
    found: ['check/role-missing at value of services.cart-service'],
  },
  'a role that is dropped': {
    change: (open) => removeElement(open, 'identity', 'aws_iam_role.media-service'),
    found: ['check/role-missing at value of services.media-service'],
  },
  'a misspelt role in the values of a chart': {
    change: (open) => {
      valuesIn(open, 'thanos').global.serviceAccount.annotations[ARN] += 's';
    },
    found: ['check/role-missing at value of addons.thanos'],
  },
  'a role that a pod may not take on, of no stack': {
    change: (open) => {
      const [container] = objectIn(open, 'Job', 'search-main-roles')['spec'].template.spec
        .containers;
      const master = container.env.find(({ name }: { name: string }) => name === 'MASTER_ROLE');
      master.value = 'arn:aws:iam::444455556666:role/master';
    },
    found: ['check/role-missing at value of search.main'],
  },
  'a role that a pod hands to AWS': {
    change: (open) => removeElement(open, 'recovery', 'aws_iam_role.database-export'),
    found: ['check/role-missing at value of databases.main'],
  },
});
