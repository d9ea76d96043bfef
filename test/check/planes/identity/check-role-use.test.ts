import { checkRoleUse } from '../../../../src/check/planes/identity/check-role-use.ts';
import { objectIn } from '../../../support/compiled.ts';
import { describeCheck, elementIn, removeObject } from '../../../support/corruptions.ts';

describeCheck(checkRoleUse, {
  'a ServiceAccount without its annotation': {
    change: (open) => {
      delete objectIn(open, 'ServiceAccount', 'cart-service')['metadata'].annotations;
    },
    found: ['check/role-unused at value of services.cart-service'],
  },
  'a ServiceAccount that is gone': {
    change: (open) => removeObject(open, 'ServiceAccount', 'media-service'),
    found: ['check/role-unused at value of services.media-service'],
  },
  'an EKS add-on without its role': {
    change: (open) => {
      delete elementIn(open, 'cluster', 'aws_eks_addon.aws-ebs-csi-driver')
        .service_account_role_arn;
    },
    found: ['check/role-unused at value of cluster.addons.aws-ebs-csi-driver'],
  },
});
