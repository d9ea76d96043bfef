import { checkUnusedPermissions } from '../../../../src/check/planes/names/check-unused-permissions.ts';
import { objectIn } from '../../../support/compiled.ts';
import { describeCheck, elementIn } from '../../../support/corruptions.ts';

describeCheck(checkUnusedPermissions, {
  'a bucket that the pod is not told of': {
    change: (open) => {
      delete objectIn(open, 'ConfigMap', 'media-service')['data'].MEDIA_BUCKET;
    },
    found: ['check/permission-unused at value of services.media-service'],
  },
  'one bucket too many': {
    change: (open) => {
      const document = 'data.aws_iam_policy_document.media-service';
      elementIn(open, 'identity', document).statement[0].resources.push(
        'arn:aws:s3:::night-school-backups/*',
      );
    },
    found: ['check/permission-unused at value of services.media-service'],
  },
  'the user of another service': {
    change: (open) => {
      const document = 'data.aws_iam_policy_document.cart-service';
      elementIn(open, 'identity', document).statement[0].resources.push(
        'arn:aws:elasticache:us-east-1:111122223333:user:night-school-prod-auth-service',
      );
    },
    found: ['check/permission-unused at value of services.cart-service'],
  },
});
