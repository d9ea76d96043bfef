// Every new volume of the region is encrypted: with the key that AWS keeps for EBS, or with one of ours.
import { EbsDefaultKmsKey } from '@cdktf/provider-aws/lib/ebs-default-kms-key/index.js';
import { EbsEncryptionByDefault } from '@cdktf/provider-aws/lib/ebs-encryption-by-default/index.js';
import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias/index.js';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key/index.js';
import { accountStatement } from '../../environment/key-purposes.ts';
import { kmsAlias } from '../../model/naming/core.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { Audit } from '../../model/schema/operations/audit.ts';
import type { Statement } from '../../model/statement.ts';
import { addPolicy } from '../../terraform/policy.ts';
import type { RootModule } from '../../terraform/root-module.ts';

const ORIGIN = ['audit', 'ebsEncryption'];
const KEY = 'volumes';

export function addVolumeEncryption(module: RootModule, { ebsEncryption }: Audit): void {
  if (ebsEncryption === false) return;
  module.resource(EbsEncryptionByDefault, 'main', ORIGIN, { enabled: true });
  if (ebsEncryption === 'ownKey') addOwnKey(module);
}

function addOwnKey(module: RootModule): void {
  const { environment } = module;
  const key = module.resource(KmsKey, KEY, ORIGIN, {
    description: 'Volumes of EBS',
    enableKeyRotation: true,
    deletionWindowInDays: 30,
    policy: addPolicy(module, {
      key: KEY,
      origin: ORIGIN,
      statements: [accountStatement(environment), throughEc2(environment)],
    }),
    lifecycle: { preventDestroy: true },
  });
  module.resource(KmsAlias, KEY, ORIGIN, {
    name: kmsAlias(environment, KEY),
    targetKeyId: key.keyId,
  });
  module.resource(EbsDefaultKmsKey, 'main', ORIGIN, { keyArn: key.arn });
}

/**
 * Who may launch an instance or make a volume may encrypt it, as with the key that AWS keeps: Auto Scaling with
 * the role of the service, whose rights are not ours to extend, Karpenter, and the CSI driver.
 * https://docs.aws.amazon.com/autoscaling/ec2/userguide/key-policy-requirements-EBS-encryption.html
 * https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-services.html
 */
function throughEc2({ aws }: Environment): Statement {
  return {
    sid: 'ThroughEc2',
    actions: [
      'kms:CreateGrant',
      'kms:Decrypt',
      'kms:DescribeKey',
      'kms:Encrypt',
      'kms:GenerateDataKey*',
      'kms:ReEncrypt*',
    ],
    resources: ['*'],
    principals: { AWS: '*' },
    condition: {
      StringEquals: {
        'kms:CallerAccount': aws.account,
        'kms:ViaService': `ec2.${aws.region}.amazonaws.com`,
      },
    },
  };
}
