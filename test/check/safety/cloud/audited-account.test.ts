// What an environment makes only when it asks for it: sound as it is, and each setting looked after.
import { describe, expect, it } from 'vitest';
import { checkEnvironment } from '../../../../src/check/check-environment.ts';
import { corrupted, stackIn } from '../../../support/compiled.ts';
import { compiledSmall } from '../../../support/compiled-small.ts';
import { findings } from '../../../support/findings.ts';
import { type Change, set } from './break-resource.ts';

const AUDITED = {
  audit: {
    trail: { dataEvents: ['media'] },
    threatDetection: true,
    securityHub: { standards: ['pci-dss'] },
    configuration: { rules: ['ENCRYPTED_VOLUMES'] },
  },
  network: {
    acls: true,
    nodeEgress: 'named',
    bastion: { allowedCidrs: ['198.51.100.0/24'], tier: 'public', access: 'view' },
  },
};

const input = compiledSmall(AUDITED);
const TRAIL = 'aws_cloudtrail.main';

const ROWS: readonly (readonly [code: string, address: string, change: Change, path: string])[] = [
  ['check/encryption-at-rest', TRAIL, set('kms_key_id', undefined), 'audit.trail'],
  [
    'check/encryption-at-rest',
    'aws_config_delivery_channel.main',
    set('s3_kms_key_arn', undefined),
    'audit.configuration',
  ],
  [
    'check/encryption-at-rest',
    'aws_ebs_encryption_by_default.main',
    set('enabled', false),
    'audit.ebsEncryption',
  ],
  ['check/audit-trail', TRAIL, set('enable_log_file_validation', false), 'audit.trail'],
  ['check/audit-trail', TRAIL, set('is_multi_region_trail', undefined), 'audit.trail'],
  ['check/audit-trail', TRAIL, set('enable_logging', false), 'audit.trail'],
  [
    'check/audit-trail',
    'aws_guardduty_detector.main',
    set('enable', false),
    'audit.threatDetection',
  ],
  [
    'check/audit-trail',
    'aws_config_configuration_recorder_status.main',
    set('is_enabled', false),
    'audit.configuration',
  ],
  [
    'check/public-access',
    'aws_s3_bucket_public_access_block.trail',
    set('block_public_policy', false),
    'audit.trail',
  ],
  ['check/key-rotation', 'aws_kms_key.audit', set('enable_key_rotation', false), 'audit'],
];

describe('an audited account', () => {
  it('adds nothing to what is found in the same environment without', () => {
    const before = findings(checkEnvironment(compiledSmall({})));

    expect(findings(checkEnvironment(input))).toEqual(before);
  });

  it.each([
    ['check/encryption-at-rest', set('root_block_device.encrypted', false)],
    ['check/instance-metadata', set('metadata_options.http_tokens', 'optional')],
  ])('reports %s of a bastion', (code, change) => {
    const broken = corrupted(input, (open) => {
      change(stackIn(open, 'cluster')['document'].resource.aws_instance.bastion);
    });

    expect(findings(checkEnvironment(broken))).toContain(`${code} at value of network.bastion`);
  });

  it('reports a bastion that everybody reaches (S4-SG-09)', () => {
    const broken = corrupted(input, (open) => {
      const { resource } = stackIn(open, 'network')['document'];
      const rules = resource.aws_vpc_security_group_ingress_rule;
      rules['bastion-from-198-51-100-0-24-22'].cidr_ipv4 = '0.0.0.0/0';
    });

    expect(findings(checkEnvironment(broken))).toContain(
      'check/open-to-world at value of network.bastion.allowedCidrs[0]',
    );
  });

  it.each(ROWS)('reports %s of %s', (code, address, change, path) => {
    const [type = '', key = ''] = address.split('.');
    const broken = corrupted(input, (open) => {
      change(stackIn(open, 'audit')['document'].resource[type][key]);
    });
    const before = findings(checkEnvironment(input));

    const found = findings(checkEnvironment(broken)).filter((each) => !before.includes(each));
    expect(found).toEqual([`${code} at value of ${path}`]);
  });
});
