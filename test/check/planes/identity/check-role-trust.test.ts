import { checkRoleTrust } from '../../../../src/check/planes/identity/check-role-trust.ts';
import { type OpenInput, objectIn } from '../../../support/compiled.ts';
import { describeCheck, elementIn } from '../../../support/corruptions.ts';

const CART = ['check/role-trust at value of services.cart-service'];

function cartTrust(open: OpenInput) {
  return elementIn(open, 'identity', 'data.aws_iam_policy_document.cart-service-trust')
    .statement[0];
}

describeCheck(checkRoleTrust, {
  'the ServiceAccount of another namespace': {
    change: (open) => {
      cartTrust(open).condition[1].values = ['system:serviceaccount:default:cart-service'];
    },
    found: CART,
  },
  'one ServiceAccount too many': {
    change: (open) => {
      cartTrust(open).condition[1].values.push('system:serviceaccount:backend-prod:ai-service');
    },
    found: CART,
  },
  'a pattern of ServiceAccounts': {
    change: (open) => {
      cartTrust(open).condition[1].test = 'StringLike';
    },
    found: CART,
  },
  'another audience': {
    change: (open) => {
      cartTrust(open).condition[0].values = ['example.com'];
    },
    found: CART,
  },
  'a principal that is no provider': {
    change: (open) => {
      cartTrust(open).principals[0].identifiers = ['*'];
    },
    found: CART,
  },
  'the issuer of another cluster': {
    change: (open) => {
      cartTrust(open).condition[1].variable = 'oidc.eks.us-east-1.amazonaws.com/id/ABC:sub';
    },
    found: CART,
  },
  'an action that is not meant for pods': {
    change: (open) => {
      cartTrust(open).actions = ['sts:AssumeRole'];
    },
    found: CART,
  },
  'another ServiceAccount with the same annotation': {
    change: (open) => {
      const { metadata } = objectIn(open, 'ServiceAccount', 'cart-service');
      objectIn(open, 'ServiceAccount', 'ai-service')['metadata'].annotations = metadata.annotations;
    },
    found: ['check/role-trust at value of services.ai-service'],
  },
  'the role of another service': {
    change: (open) => {
      const { annotations } = objectIn(open, 'ServiceAccount', 'cart-service')['metadata'];
      annotations['eks.amazonaws.com/role-arn'] =
        'arn:aws:iam::111122223333:role/night-school-prod-ai-service';
    },
    found: CART,
  },
  'the role of an EKS add-on with another account': {
    change: (open) => {
      const trust = 'data.aws_iam_policy_document.aws-ebs-csi-driver-trust';
      elementIn(open, 'cluster', trust).statement[0].condition[1].values = [
        'system:serviceaccount:kube-system:default',
      ];
    },
    found: ['check/role-trust at value of cluster.addons.aws-ebs-csi-driver'],
  },
});
