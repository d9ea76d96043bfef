// Single settings that close a known way in. One table row each; see the catalogue for the reasons.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { CheckInput } from '../../check-input.ts';
import { isTrue, isWritten, numberOf, type Requirement, shortfallsOf } from './requirement.ts';

const INSTANCE_METADATA: readonly Requirement[] = ['aws_launch_template', 'aws_instance'].map(
  (type) => ({
    ...{ type, at: 'metadata_options.http_tokens', wanted: 'http_tokens = required' },
    holds: (value) => value === 'required',
  }),
);

/** Further hops reach pods, which then have the role of their node. */
const ONE_HOP: readonly Requirement[] = ['aws_launch_template', 'aws_instance'].map((type) => ({
  ...{ type, at: 'metadata_options.http_put_response_hop_limit' },
  ...{ holds: (value) => numberOf(value) === 1, wanted: 'http_put_response_hop_limit = 1' },
  // Without any options it is reported as one without a session.
  except: ({ body }) => body['metadata_options'] === undefined,
}));

const KEY_ROTATION: readonly Requirement[] = [
  {
    type: 'aws_kms_key',
    at: 'enable_key_rotation',
    holds: isTrue,
    wanted: 'enable_key_rotation = true',
    // AWS rotates symmetric keys only.
    except: ({ body }) =>
      !/^(?:undefined|SYMMETRIC_DEFAULT)$/.test(String(body['customer_master_key_spec'])),
  },
];

const IMAGE_REGISTRY: readonly Requirement[] = [
  {
    type: 'aws_ecr_repository',
    at: 'image_tag_mutability',
    holds: (value) => String(value).startsWith('IMMUTABLE'),
    wanted: 'image_tag_mutability = IMMUTABLE',
  },
  {
    type: 'aws_ecr_repository',
    at: 'image_scanning_configuration.scan_on_push',
    holds: isTrue,
    wanted: 'scan_on_push = true',
  },
];

function isOn(type: string, at: string): Requirement {
  return { type, at, holds: isTrue, wanted: `${at} = true` };
}

const AUDIT_TRAIL: readonly Requirement[] = [
  isOn('aws_cloudtrail', 'enable_log_file_validation'),
  isOn('aws_cloudtrail', 'is_multi_region_trail'),
  {
    ...isOn('aws_cloudtrail', 'enable_logging'),
    // It is true where it is not written.
    holds: (value) => value === undefined || isTrue(value),
  },
  isOn('aws_config_configuration_recorder_status', 'is_enabled'),
  isOn('aws_guardduty_detector', 'enable'),
];

/** Without a version each stays what it was when it was made. */
const UPDATES: readonly Requirement[] = [
  ['aws_eks_node_group', 'release_version'],
  ['aws_eks_addon', 'addon_version'],
].map(([type = '', at = '']) => ({ type, at, holds: isWritten, wanted: at }));

export function checkHardening(input: CheckInput): readonly Diagnostic[] {
  return [
    ...shortfallsOf(input, [...INSTANCE_METADATA, ...ONE_HOP]).map(({ path, ...args }) =>
      diagnostic('check/instance-metadata', args, { path }),
    ),
    ...shortfallsOf(input, KEY_ROTATION).map(({ path, ...args }) =>
      diagnostic('check/key-rotation', args, { path }),
    ),
    ...shortfallsOf(input, IMAGE_REGISTRY).map(({ path, ...args }) =>
      diagnostic('check/image-registry', args, { path }),
    ),
    ...shortfallsOf(input, UPDATES).map(({ path, ...args }) =>
      diagnostic('check/never-updated', args, { path }),
    ),
    ...shortfallsOf(input, AUDIT_TRAIL).map(({ path, ...args }) =>
      diagnostic('check/audit-trail', args, { path }),
    ),
  ];
}
