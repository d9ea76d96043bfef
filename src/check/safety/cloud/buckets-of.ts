// Each S3 bucket with the resources that say how it is kept, which may lie in another stack.
import { type Element, resourcesOf } from '../../artifacts/elements.ts';
import { oncePerInput } from '../../once-per-input.ts';

export interface BucketParts {
  readonly bucket: Element;
  readonly part: (type: BucketPart) => Element | undefined;
}

const PARTS = [
  'aws_s3_bucket_lifecycle_configuration',
  'aws_s3_bucket_policy',
  'aws_s3_bucket_public_access_block',
  'aws_s3_bucket_server_side_encryption_configuration',
  'aws_s3_bucket_versioning',
] as const;
type BucketPart = (typeof PARTS)[number];

const REFERENCE = /^\$\{(aws_s3_bucket\.[\w-]+)\.(?:id|bucket)\}$/;

export const bucketsOf = oncePerInput((input): readonly BucketParts[] => {
  const parts = new Map(
    PARTS.flatMap((type) =>
      resourcesOf(input, type).map((part) => [`${type} ${ownerOf(part)}`, part] as const),
    ),
  );
  return resourcesOf(input, 'aws_s3_bucket').map((bucket) => ({
    bucket,
    part: (type) =>
      parts.get(`${type} ${bucket.stack}/${bucket.address}`) ??
      parts.get(`${type} ${String(bucket.body['bucket'])}`),
  }));
});

/** `data/aws_s3_bucket.media` for a reference within the stack, else the name of the bucket. */
function ownerOf({ stack, body }: Element): string {
  const name = String(body['bucket']);
  const [, address] = REFERENCE.exec(name) ?? [];
  return address === undefined ? name : `${stack}/${address}`;
}
