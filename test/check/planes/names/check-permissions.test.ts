import { checkPermissions } from '../../../../src/check/planes/names/check-permissions.ts';
import { objectIn } from '../../../support/compiled.ts';
import { describeCheck, elementIn, removeElement } from '../../../support/corruptions.ts';

const DOCUMENT = 'data.aws_iam_policy_document';

describeCheck(checkPermissions, {
  'a bucket whose permission is dropped': {
    change: (open) => removeElement(open, 'identity', 'aws_iam_role_policy.media-service'),
    found: ['check/permission-missing at value of services.media-service.uses.buckets.media'],
  },
  'a permission on another bucket': {
    change: (open) => {
      const [objects] = elementIn(open, 'identity', `${DOCUMENT}.video-streaming`).statement;
      objects.resources = ['arn:aws:s3:::night-school-documents/*'];
    },
    found: ['check/permission-missing at value of services.video-streaming.uses.buckets.media'],
  },
  'a pod with the ServiceAccount of another': {
    change: (open) => {
      const { spec } = objectIn(open, 'Deployment', 'certificate-service')['spec'].template;
      spec.serviceAccountName = 'ai-service';
    },
    found: [
      'check/permission-missing at value of services.certificate-service.uses.buckets.documents',
    ],
  },
  'a topic that alerts may not go to': {
    change: (open) => {
      const [publish] = elementIn(open, 'identity', `${DOCUMENT}.addon-alertmanager`).statement;
      publish.actions = ['sns:ListTopics'];
    },
    found: ['check/permission-missing at value of addons.kube-prometheus-stack'],
  },
  'a log group that Fluent Bit may not write to': {
    change: (open) => {
      const [write] = elementIn(open, 'identity', `${DOCUMENT}.addon-aws-for-fluent-bit`).statement;
      write.resources = write.resources.filter((arn: string) => !arn.includes('/cart-service:'));
    },
    found: ['check/permission-missing at value of addons.aws-for-fluent-bit'],
  },
  'a user that may not connect': {
    change: (open) => {
      elementIn(open, 'identity', `${DOCUMENT}.user-service`).statement[0].resources.pop();
    },
    found: ['check/permission-missing at value of services.user-service.uses.caches[0]'],
  },
  'a target group that the controller may not fill': {
    change: (open) => {
      const controller = `${DOCUMENT}.addon-aws-load-balancer-controller`;
      elementIn(open, 'identity', controller).statement.pop();
    },
    found: ['check/permission-missing at value of services.api-gateway'],
  },
});
