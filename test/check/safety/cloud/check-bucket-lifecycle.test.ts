import { checkBucketLifecycle } from '../../../../src/check/safety/cloud/check-bucket-lifecycle.ts';
import { describeCheck, elementIn, removeElement } from '../../../support/corruptions.ts';

const MEDIA = 'aws_s3_bucket_lifecycle_configuration.media';
const FOUND = ['check/bucket-lifecycle at value of buckets.media.lifecycle'];

describeCheck(checkBucketLifecycle, {
  'a bucket without a lifecycle': {
    change: (open) => removeElement(open, 'data', MEDIA),
    found: FOUND,
  },
  'a rule that is switched off': {
    change: (open) => {
      for (const rule of elementIn(open, 'data', MEDIA).rule) rule.status = 'Disabled';
    },
    found: FOUND,
  },
  'parts of uploads that stay': {
    change: (open) => {
      elementIn(open, 'data', MEDIA).rule.shift();
    },
    found: FOUND,
  },
  'nothing of versions where none are kept': {
    change: (open) => {
      const versioning = elementIn(open, 'data', 'aws_s3_bucket_versioning.media');
      versioning.versioning_configuration.status = 'Suspended';
      elementIn(open, 'data', MEDIA).rule.splice(1, 1);
    },
    found: [],
  },
});
