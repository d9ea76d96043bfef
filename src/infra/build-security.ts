// Stack `security`: the KMS keys, one per kind of thing they protect.
import { DataAwsKmsKey } from '@cdktf/provider-aws/lib/data-aws-kms-key/index.js';
import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias/index.js';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key/index.js';
import { accountStatement, type KeyPurpose, keyPurposes } from '../environment/key-purposes.ts';
import { kmsAlias } from '../model/naming/core.ts';
import { addPolicy } from '../terraform/policy.ts';
import { proves } from '../terraform/proves.ts';
import type { RootModule } from '../terraform/root-module.ts';

const ORIGIN = ['aws'];

export function buildSecurity(module: RootModule): void {
  const { aws, cluster, leaving } = module.environment;
  const makesCluster = cluster !== null && cluster.existing === null;
  const purposes = (Object.keys(keyPurposes) as KeyPurpose[]).filter(
    (purpose) => purpose !== 'cluster' || makesCluster,
  );
  const arns = purposes.map((purpose) => {
    const standing = aws.keys[purpose];
    const arn = standing === null ? makeKey(module, purpose) : findKey(module, purpose, standing);
    return [purpose, arn] as const;
  });
  module.output('security', { key_arns: Object.fromEntries(arns) });
  // What is encrypted with them goes in the same apply, after this stack.
  for (const purpose of leaving.keys) makeKey(module, purpose);
}

function makeKey(module: RootModule, purpose: KeyPurpose): string {
  const { environment } = module;
  const { description, grants } = keyPurposes[purpose];
  const key = module.resource(KmsKey, purpose, ORIGIN, {
    description,
    enableKeyRotation: true,
    deletionWindowInDays: 30,
    policy: addPolicy(module, {
      key: purpose,
      origin: ORIGIN,
      statements: [accountStatement(environment), ...grants(environment)],
    }),
    lifecycle: { preventDestroy: true },
  });
  module.resource(KmsAlias, purpose, ORIGIN, {
    name: kmsAlias(environment, purpose),
    targetKeyId: key.keyId,
  });
  return key.arn;
}

/** Its policy, which decides who may use it, only its owner reads and writes. */
function findKey(module: RootModule, purpose: KeyPurpose, arn: string): string {
  const where = `aws.keys.${purpose}`;
  return module.data(DataAwsKmsKey, purpose, [...ORIGIN, 'keys', purpose], {
    keyId: arn,
    ...proves(module, [
      {
        condition: 'self.enabled && self.key_manager == "CUSTOMER"',
        message: `The key of ${where} is disabled, or one of AWS, whose policy nobody can change.`,
      },
      {
        condition:
          'self.key_usage == "ENCRYPT_DECRYPT" && self.customer_master_key_spec == "SYMMETRIC_DEFAULT"',
        message: `The key of ${where} is not symmetric: services of AWS encrypt with no other.`,
      },
    ]),
  }).arn;
}
