// What stands already for the staging of examples/parcelwise: the VPC and the cluster of another team.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const DIST = join(import.meta.dirname, '../../examples/parcelwise/dist/parcelwise/staging');

function read(path: string): string {
  return readFileSync(join(DIST, path), 'utf8');
}

function typesOf(stack: string, section: 'resource' | 'data'): readonly string[] {
  const document = JSON.parse(read(`terraform/${stack}/cdk.tf.json`));
  return Object.keys(document[section] ?? {}).sort();
}

describe('the staging of examples/parcelwise', () => {
  it('makes nothing of the VPC and the cluster but rules and groups of its own', () => {
    expect(typesOf('network', 'resource')).toEqual([
      'aws_security_group',
      'aws_vpc_security_group_egress_rule',
      'aws_vpc_security_group_ingress_rule',
    ]);
    expect(typesOf('network', 'data')).toEqual([
      'aws_eks_cluster',
      'aws_route_table',
      'aws_security_group',
      'aws_subnet',
      'aws_vpc',
    ]);
    expect(typesOf('cluster', 'resource')).toEqual([]);
  });

  it('puts its records into a zone that the same team keeps', () => {
    expect(typesOf('dns', 'resource')).toEqual([]);
    expect(typesOf('dns', 'data')).toEqual(['aws_route53_zone']);
    expect(typesOf('edge', 'resource')).toContain('aws_route53_record');
  });

  it('shows scanners the certificate that they know', () => {
    const edge = JSON.parse(read('terraform/edge/cdk.tf.json'));

    expect(edge.resource.aws_lb_listener['scanners-scanners'].certificate_arn).toMatch(
      /^arn:aws:acm:eu-central-1:410987654321:/,
    );
    expect(edge.resource.aws_acm_certificate['load-balancer-scanners']).toBeUndefined();
  });

  it('encrypts its logs with a key of others, and makes the rest', () => {
    const security = JSON.parse(read('terraform/security/cdk.tf.json'));

    expect(Object.keys(security.data.aws_kms_key)).toEqual(['observability']);
    expect(Object.keys(security.resource.aws_kms_key)).toEqual(['data', 'storage']);
    expect(read('README.md')).toContain('"Sid": "LogGroups"');
  });

  it('begins names in AWS as the owner of the account asks, and those of the cluster as ever', () => {
    const { resource } = JSON.parse(read('terraform/edge/cdk.tf.json'));

    expect(resource.aws_lb.main.name).toBe('pw-staging-main');
    expect(read('kubernetes/gateway/deployment-gateway.yaml')).toContain(
      'app.kubernetes.io/instance: parcelwise-staging',
    );
  });

  it('says on its page what its owner keeps', () => {
    const page = read('README.md');

    expect(page).toContain('## What stands already');
    expect(page).toContain('| Cluster `core-staging` | its name |');
    expect(page).toContain('| VPC | `Name=core-staging` | names are resolved in it |');
  });
});
