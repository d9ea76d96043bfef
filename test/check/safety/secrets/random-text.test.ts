import { describe, expect, it } from 'vitest';
import { looksRandom } from '../../../../src/check/safety/secrets/random-text.ts';

describe('looksRandom', () => {
  it.each([
    ['a secret access key', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYzEXAMPLEKEYx9'],
    ['base64', 'q8Zk3vT1xW9mB4nC7rD2sF6gH5jK'],
    ['one inside other text', 'curl -H "X-Key: q8Zk3vT1xW9mB4nC7rD2sF6gH5jK" https://example.com'],
  ])('is true of %s', (_, text) => {
    expect(looksRandom(text)).toBe(true);
  });

  it.each([
    ['a name of a managed policy', 'AmazonEC2ContainerRegistryPullOnly'],
    ['a name of a TLS policy', 'ELBSecurityPolicy-TLS13-1-2-2021-06'],
    ['a name of rules', 'AWSManagedRulesKnownBadInputsRuleSet'],
    ['a hash', '8a651345c32c8a651345c32c8a651345c32c8a651345c32c'],
    ['an image digest', `app@sha256:${'0123456789abcdef'.repeat(4)}`],
    ['an integrity hash', 'sha512-q8Zk3vT1xW9mB4nC7rD2sF6gH5jKq8Zk3vT1xW9m=='],
    ['a UUID', '4135ea2d-6df8-44a3-9df3-5b5a84be39ad'],
    [
      'an ARN',
      'arn:aws:acm:us-east-1:111122223333:certificate/4135ea2d-6df8-44a3-9df3-5b5a84be39ad',
    ],
    [
      'a certificate',
      '-----BEGIN CERTIFICATE-----\nq8Zk3vT1xW9mB4nC7rD2sF6gH5jK\n-----END CERTIFICATE-----',
    ],
    ['a reference', '${data.terraform_remote_state.security.outputs.key_arns["data"]}'],
    ['a query', 'kube_deployment_status_replicas_available{namespace=~"backend-prod"} == 0'],
    ['a zone id', 'Z2FDTNDATAQYW2'],
    [
      'a path of a page',
      'https://docs.aws.amazon.com/AmazonS3/latest/userguide/BucketRestrictions.html',
    ],
  ])('is false of %s', (_, text) => {
    expect(looksRandom(text)).toBe(false);
  });
});
