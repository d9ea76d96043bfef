// What stands already before an environment is applied: made in the emulator by a root module of its own,
// from what the stacks prove of it and where they keep their states.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { textOf } from '../terraform/problems.ts';
import { runTerraform } from '../terraform/run-terraform.ts';
import type { StandingState } from '../terraform/standing-states.ts';
import type { Standing, StandingCluster, StandingSubnet } from '../terraform/what-stands.ts';
import type { Emulator } from './emulator.ts';

interface Work {
  readonly standing: readonly Standing[];
  readonly states: readonly StandingState[];
  readonly emulator: Emulator;
  readonly workspace: string;
}

/** Returns why something does not stand; nothing when all of it does. */
export async function standAll(work: Work): Promise<readonly string[]> {
  const { standing, states, emulator, workspace } = work;
  const modules = [
    ...standing
      .filter(isAny)
      .map((each) => ({ ...each, name: each.account, document: documentOf(each) })),
    ...states.map((each) => ({ ...each, name: each.bucket, document: documentOfState(each) })),
  ];
  const problems: string[] = [];
  for (const { name, account, region, document } of modules) {
    const folder = join(workspace, 'standing', `${name}-${region}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'main.tf.json'), JSON.stringify(document, null, 2));
    const variables = await emulator.variablesFor(account);
    const run = (...args: string[]) => runTerraform(folder, args, { variables });
    for (const args of [
      ['init', '-no-color'],
      ['apply', '-no-color', '-auto-approve'],
    ]) {
      const ran = await run(...args);
      if (!ran.ok) problems.push(`${name}: ${args[0]}: ${textOf(ran)}`);
    }
  }
  return problems;
}

function documentOfState({ account, region, bucket, lockTable }: StandingState): object {
  return {
    ...headOf(account, region),
    resource: {
      aws_s3_bucket: { states: { bucket } },
      ...(lockTable === undefined ? {} : { aws_dynamodb_table: { locks: lockTableOf(lockTable) } }),
    },
  };
}

function lockTableOf(name: string): object {
  const attribute = [{ name: 'LockID', type: 'S' }];
  return { name, billing_mode: 'PAY_PER_REQUEST', hash_key: 'LockID', attribute };
}

function headOf(account: string, region: string): object {
  return {
    terraform: { required_providers: { aws: { source: 'hashicorp/aws' } } },
    provider: { aws: { region, allowed_account_ids: [account] } },
  };
}

type Blocks = Readonly<Record<string, object>>;

function isAny({ vpc, cluster, zone, buckets }: Standing): boolean {
  return [vpc, cluster, zone].some((each) => each !== undefined) || buckets.length > 0;
}

function documentOf(standing: Standing): object {
  const { account, region, vpc, subnets, cluster, zone, buckets } = standing;
  return {
    ...headOf(account, region),
    resource: {
      ...(vpc === undefined
        ? {}
        : {
            aws_vpc: { main: { cidr_block: vpc.cidr, enable_dns_hostnames: true, tags: vpc.tags } },
            aws_internet_gateway: { main: { vpc_id: VPC } },
            ...nat(subnets),
            ...networkOf(subnets),
          }),
      ...(cluster === undefined ? {} : clusterOf(cluster, subnets)),
      ...(zone === undefined ? {} : { aws_route53_zone: { main: { name: zone.name } } }),
      ...(buckets.length === 0
        ? {}
        : { aws_s3_bucket: Object.fromEntries(buckets.map((bucket) => [bucket, { bucket }])) }),
    },
  };
}

const the = (expression: string) => `\${${expression}}`;
const VPC = the('aws_vpc.main.id');

function named(subnets: readonly StandingSubnet[], body: (subnet: StandingSubnet) => object) {
  return Object.fromEntries(subnets.map((subnet) => [subnet.key, body(subnet)]));
}

function networkOf(subnets: readonly StandingSubnet[]): Blocks {
  const leading = subnets.filter(({ route }) => route !== 'none');
  const table = ({ key }: StandingSubnet) => the(`aws_route_table.${key}.id`);
  return {
    aws_subnet: named(subnets, ({ cidr, zone, tags }) => ({
      vpc_id: VPC,
      cidr_block: cidr,
      availability_zone: zone,
      tags,
    })),
    aws_route_table: named(subnets, () => ({ vpc_id: VPC })),
    aws_route_table_association: named(subnets, (subnet) => ({
      subnet_id: the(`aws_subnet.${subnet.key}.id`),
      route_table_id: table(subnet),
    })),
    aws_route: named(leading, (subnet) => ({
      route_table_id: table(subnet),
      destination_cidr_block: '0.0.0.0/0',
      ...(subnet.route === 'internet'
        ? { gateway_id: the('aws_internet_gateway.main.id') }
        : { nat_gateway_id: the('aws_nat_gateway.main.id') }),
    })),
  };
}

/** In the first subnet that leads to the internet, where any leads through one. */
function nat(subnets: readonly StandingSubnet[]): Blocks {
  const place = subnets.find(({ route }) => route === 'internet');
  if (place === undefined || !subnets.some(({ route }) => route === 'nat')) return {};
  return {
    aws_eip: { nat: { domain: 'vpc' } },
    aws_nat_gateway: {
      main: { subnet_id: the(`aws_subnet.${place.key}.id`), allocation_id: the('aws_eip.nat.id') },
    },
  };
}

/** Of its add-ons the emulator knows none. */
function clusterOf(
  { name, version, serviceCidr, tier }: StandingCluster,
  subnets: readonly StandingSubnet[],
): Blocks {
  const trust = {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'eks.amazonaws.com' } },
    ],
  };
  const placed = subnets.filter(({ key }) => key.startsWith(`${tier}-`));
  return {
    aws_iam_role: {
      cluster: { name: `${name}-cluster`, assume_role_policy: JSON.stringify(trust) },
    },
    aws_eks_cluster: {
      main: {
        name,
        version,
        role_arn: the('aws_iam_role.cluster.arn'),
        vpc_config: { subnet_ids: placed.map(({ key }) => the(`aws_subnet.${key}.id`)) },
        kubernetes_network_config: { service_ipv4_cidr: serviceCidr },
      },
    },
    aws_iam_openid_connect_provider: {
      main: {
        url: the('aws_eks_cluster.main.identity[0].oidc[0].issuer'),
        client_id_list: ['sts.amazonaws.com'],
        thumbprint_list: ['9e99a48a9960b14926bb7f3b02e22da2b0ab7280'],
      },
    },
  };
}
