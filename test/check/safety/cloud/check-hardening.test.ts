import { describe } from 'vitest';
import { checkHardening } from '../../../../src/check/safety/cloud/check-hardening.ts';
import { itAcceptsNightSchool, itReports, set } from './break-resource.ts';

const TEMPLATE = 'cluster/aws_launch_template.az1';
const REPOSITORY = 'registry/aws_ecr_repository.cart-service';
const ORIGIN = 'services.cart-service';

describe('checkHardening', () => {
  itAcceptsNightSchool(checkHardening);

  itReports(checkHardening, 'check/instance-metadata', [
    [TEMPLATE, set('metadata_options.http_tokens', 'optional'), 'cluster.nodeGroups.az1'],
    [TEMPLATE, set('metadata_options', undefined), 'cluster.nodeGroups.az1'],
    [TEMPLATE, set('metadata_options.http_put_response_hop_limit', 2), 'cluster.nodeGroups.az1'],
  ]);

  itReports(checkHardening, 'check/key-rotation', [
    ['recovery/aws_kms_key.recovery', set('enable_key_rotation', false), 'aws.recoveryRegion'],
  ]);

  itReports(checkHardening, 'check/image-registry', [
    [REPOSITORY, set('image_tag_mutability', 'MUTABLE'), ORIGIN],
    [REPOSITORY, set('image_scanning_configuration.scan_on_push', false), ORIGIN],
  ]);
});
