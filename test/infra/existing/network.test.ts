import { describe, expect, it } from 'vitest';
import { checkEnvironment } from '../../../src/check/check-environment.ts';
import { anEnvironment } from '../../support/an-environment.ts';
import { compiledSmall } from '../../support/compiled-small.ts';
import { terraformOf } from '../../support/terraform-documents.ts';

const IDS = ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'];
const STANDING = {
  network: {
    existing: { vpc: { tags: { Name: 'core' } }, endpoints: ['ecr.api'] },
    subnets: {
      public: { existing: { tags: { Tier: 'public' } } },
      private: {
        existing: { ids: IDS, routeTables: { ids: ['rtb-0123456789abcdef0'] } },
      },
    },
  },
};

/** Data sources of the stack `network`, by type and key. */
function standing() {
  const { document } = terraformOf(anEnvironment(STANDING)).stack('network');
  // biome-ignore lint/suspicious/noExplicitAny: a test reads deep fields
  return { document, data: document['data'] as any };
}

function conditionsOf(block: { lifecycle: { postcondition: { condition: string }[] } }) {
  return block.lifecycle.postcondition.map(({ condition }) => condition);
}

describe('a network that stands already', () => {
  it('is read, and of it nothing is made', () => {
    const made = Object.keys(standing().document['resource'] ?? {}).sort();

    expect(made).toEqual([
      'aws_security_group',
      'aws_vpc_security_group_egress_rule',
      'aws_vpc_security_group_ingress_rule',
    ]);
  });

  it('hands on the same outputs as one that is made', () => {
    const { document } = standing();
    const own = terraformOf(anEnvironment()).stack('network').document;

    expect(Object.keys(document['output'] ?? {})).toEqual(Object.keys(own['output'] ?? {}));
    expect(document['output']).toMatchObject({
      vpc_id: { value: '${data.aws_vpc.main.id}' },
      subnet_ids: {
        value: {
          private: [
            '${data.aws_subnet.private-eu-west-1a.id}',
            '${data.aws_subnet.private-eu-west-1b.id}',
          ],
        },
      },
    });
  });

  it('finds subnets by ids, by tags in their zone, or by their range', () => {
    const subnets = standing().data.aws_subnet;

    expect(subnets['private-eu-west-1b']).toMatchObject({ id: IDS[1] });
    expect(subnets['private-eu-west-1b'].vpc_id).toBeUndefined();
    expect(subnets['public-eu-west-1b']).toMatchObject({
      vpc_id: '${data.aws_vpc.main.id}',
      availability_zone: 'eu-west-1b',
      tags: { Tier: 'public' },
    });
    expect(subnets['data-eu-west-1b']).toMatchObject({
      vpc_id: '${data.aws_vpc.main.id}',
      cidr_block: '10.0.22.0/24',
    });
  });

  it('proves range, VPC and zone of what it finds, in the order of the zones', () => {
    const { aws_vpc, aws_subnet } = standing().data;

    expect(conditionsOf(aws_vpc.main)).toEqual([
      '${contains(self.cidr_block_associations[*].cidr_block, "10.0.0.0/16")}',
      '${self.enable_dns_support && self.enable_dns_hostnames}',
    ]);
    expect(conditionsOf(aws_subnet['private-eu-west-1b'])).toEqual([
      '${self.vpc_id == data.aws_vpc.main.id}',
      '${self.availability_zone == "eu-west-1b"}',
      '${self.cidr_block == "10.0.12.0/24"}',
    ]);
  });

  it('proves that routes lead where the tiers say', () => {
    const { aws_route_table: tables } = standing().data;

    expect(tables['private-eu-west-1a']).toMatchObject({
      route_table_id: 'rtb-0123456789abcdef0',
    });
    expect(tables['public-eu-west-1a']).toMatchObject({
      subnet_id: '${data.aws_subnet.public-eu-west-1a.id}',
    });
    expect(conditionsOf(tables['public-eu-west-1a'])[1]).toContain('"igw-"');
    expect(conditionsOf(tables['private-eu-west-1a'])[1]).toContain('!try(startswith');
    expect(conditionsOf(tables['data-eu-west-1a'])[1]).toContain('== 0');
  });

  it('lets pods out to the endpoints that stand in it', () => {
    const { objects } = compiledSmall(STANDING);
    const policy = objects.find(
      ({ object }) => object.kind === 'NetworkPolicy' && object.metadata.name === 'web',
    );

    expect(JSON.stringify(policy?.object)).toContain('"10.0.11.0/24"');
    expect(standing().data.aws_vpc_endpoint['ecr-api']).toMatchObject({
      service_name: 'com.amazonaws.eu-west-1.ecr.api',
    });
  });

  it('adds no route to tables that are not ours, for tables of DynamoDB either', () => {
    const tables = { orders: { partitionKey: { name: 'id', type: 'string' }, purpose: 'Orders' } };
    const of = (more: object) =>
      Object.keys(terraformOf(anEnvironment({ ...more, tables })).all('aws_vpc_endpoint'));

    expect(of({})).toEqual(['dynamodb']);
    expect(of(STANDING)).toEqual([]);
  });

  it('passes every check', () => {
    expect(checkEnvironment(compiledSmall(STANDING))).toEqual([]);
  });
});
