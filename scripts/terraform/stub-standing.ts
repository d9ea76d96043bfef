// What the stub answers about things that stand already: they are as the stacks prove them to be, so that a
// plan shows whether its data sources ask for what there is, and whether its proofs can be computed.
import { sampleValue } from './sample-value.ts';
import type { Call } from './stub-aws.ts';
import type { Standing, StandingSubnet } from './what-stands.ts';

/** The inside of an answer of EC2, by action. */
export const STANDING_EC2: Readonly<
  Record<string, (call: Call, all: readonly Standing[]) => string>
> = {
  DescribeVpcs: (call, all) =>
    `<vpcSet>${of(call, all)
      .flatMap(({ vpc }) => vpc ?? [])
      .filter(({ id, tags }) => isSought(call, { 'vpc-id': id, ...tagFilters(tags) }, id))
      .map(({ id, cidr, tags }) =>
        item(
          `<vpcId>${id}</vpcId><state>available</state><cidrBlock>${cidr}</cidrBlock><isDefault>false</isDefault>`,
          `<instanceTenancy>default</instanceTenancy><ownerId>${call.account}</ownerId>`,
          `<cidrBlockAssociationSet><item><associationId>vpc-cidr-assoc-0</associationId><cidrBlock>${cidr}</cidrBlock><cidrBlockState><state>associated</state></cidrBlockState></item></cidrBlockAssociationSet>`,
          tagSet(tags),
        ),
      )
      .join('')}</vpcSet>`,
  DescribeVpcAttribute: ({ body }) => {
    const form = new URLSearchParams(body);
    const attribute = form.get('Attribute') ?? '';
    return `<vpcId>${form.get('VpcId')}</vpcId><${attribute}><value>true</value></${attribute}>`;
  },
  DescribeSubnets: (call, all) =>
    `<subnetSet>${of(call, all)
      .flatMap(({ vpc, subnets }) => subnets.map((subnet) => ({ ...subnet, vpcId: vpc?.id ?? '' })))
      .filter(({ id, vpcId, cidr, zone, tags }) =>
        isSought(
          call,
          {
            'vpc-id': vpcId,
            'cidr-block': cidr,
            cidrBlock: cidr,
            'availability-zone': zone,
            availabilityZone: zone,
            'subnet-id': id,
            ...tagFilters(tags),
          },
          id,
        ),
      )
      .map(({ id, vpcId, cidr, zone, tags }) =>
        item(
          `<subnetId>${id}</subnetId><vpcId>${vpcId}</vpcId><cidrBlock>${cidr}</cidrBlock>`,
          `<availabilityZone>${zone}</availabilityZone><state>available</state><ownerId>${call.account}</ownerId>`,
          tagSet(tags),
        ),
      )
      .join('')}</subnetSet>`,
  DescribeRouteTables: (call, all) =>
    `<routeTableSet>${of(call, all)
      .flatMap(({ vpc, subnets }) => subnets.map((subnet) => ({ ...subnet, vpcId: vpc?.id ?? '' })))
      .filter(({ id, vpcId, routeTableId }) =>
        isSought(
          call,
          {
            'vpc-id': vpcId,
            'association.subnet-id': id,
            'association.main': 'false',
            'route-table-id': routeTableId,
          },
          routeTableId,
        ),
      )
      // One table may be that of several subnets.
      .filter(
        ({ routeTableId }, index, found) =>
          found.findIndex((each) => each.routeTableId === routeTableId) === index,
      )
      .map((subnet) =>
        item(
          `<routeTableId>${subnet.routeTableId}</routeTableId><vpcId>${subnet.vpcId}</vpcId>`,
          `<ownerId>${call.account}</ownerId><routeSet>${routesOf(subnet)}</routeSet>`,
          `<associationSet>${associationsOf(subnet, of(call, all))}</associationSet>`,
        ),
      )
      .join('')}</routeTableSet>`,
  DescribeVpcEndpoints: (call, all) =>
    `<vpcEndpointSet>${of(call, all)
      .flatMap(({ vpc, endpoints }) =>
        endpoints.map((service) => ({ service, vpcId: vpc?.id ?? '' })),
      )
      .filter(({ service, vpcId }) =>
        isSought(call, { 'service-name': service, 'vpc-id': vpcId }, undefined),
      )
      .map(({ service, vpcId }) =>
        item(
          `<vpcEndpointId>vpce-00000000000000000</vpcEndpointId><vpcId>${vpcId}</vpcId><serviceName>${service}</serviceName>`,
          '<vpcEndpointType>Interface</vpcEndpointType><state>available</state><privateDnsEnabled>true</privateDnsEnabled>',
          `<ownerId>${call.account}</ownerId>`,
        ),
      )
      .join('')}</vpcEndpointSet>`,
  // Asked for each endpoint; interface endpoints have none.
  DescribePrefixLists: () => '<prefixListSet/>',
  DescribeSecurityGroups: (call, all) =>
    `<securityGroupInfo>${of(call, all)
      .flatMap(({ vpc, securityGroups }) =>
        securityGroups.map((id) => ({ id, vpcId: vpc?.id ?? '' })),
      )
      .filter(({ id }) => isSought(call, { 'group-id': id }, id))
      .map(({ id, vpcId }) =>
        item(
          `<groupId>${id}</groupId><groupName>nodes</groupName><groupDescription>Nodes</groupDescription>`,
          `<vpcId>${vpcId}</vpcId><ownerId>${call.account}</ownerId>`,
        ),
      )
      .join('')}</securityGroupInfo>`,
};

/** The provider reads it without asking whether it is there. */
const CREATED = 1_700_000_000;

/** Answers of EKS in JSON; undefined for what does not stand. */
export function standingCluster(
  { action, account }: Call,
  all: readonly Standing[],
): object | undefined {
  const [, name, addon] = /^GET \/clusters\/([^/]+)(?:\/addons\/([^/]+))?$/.exec(action) ?? [];
  const found = all.find((each) => each.account === account && each.cluster?.name === name);
  if (!found?.cluster) return undefined;
  const { cluster, subnets, region } = found;
  const arn = `arn:aws:eks:${region}:${account}:cluster/${name}`;
  if (addon !== undefined) {
    const settings = cluster.addons[addon];
    if (settings === undefined) return undefined;
    return {
      addon: {
        addonName: addon,
        clusterName: name,
        status: 'ACTIVE',
        createdAt: CREATED,
        modifiedAt: CREATED,
        tags: {},
        addonVersion: 'v1.0.0-eksbuild.1',
        addonArn: `${arn}/addon/${addon}`,
        configurationValues: JSON.stringify(settings),
      },
    };
  }
  const sampleOf = (type: string, key: string) =>
    sampleValue(`\${data.${type}.${key}.id}`, { account, region });
  // Where a stack reads the outputs of another, it reads samples of what that one found.
  const ids = subnets
    .filter(({ key }) => key.startsWith(`${cluster.tier}-`))
    .map(({ key }) => sampleOf('aws_subnet', key));
  return {
    cluster: {
      name,
      arn,
      status: 'ACTIVE',
      createdAt: CREATED,
      platformVersion: 'eks.1',
      roleArn: `arn:aws:iam::${account}:role/eks`,
      logging: { clusterLogging: [] },
      tags: {},
      version: cluster.version,
      endpoint: `https://sample.${region}.eks.amazonaws.com`,
      certificateAuthority: { data: 'c2FtcGxl' },
      identity: { oidc: { issuer: issuerOf(found) } },
      accessConfig: { authenticationMode: 'API_AND_CONFIG_MAP' },
      kubernetesNetworkConfig: { serviceIpv4Cidr: cluster.serviceCidr, ipFamily: 'ipv4' },
      resourcesVpcConfig: {
        vpcId: sampleOf('aws_vpc', 'main'),
        subnetIds: ids,
        clusterSecurityGroupId: 'sg-00000000000000000',
      },
    },
  };
}

function issuerOf({ region }: Standing): string {
  return `https://oidc.eks.${region}.amazonaws.com/id/00000000000000000000000000000000`;
}

/** By the ARN of the provider of its identities. */
export function standingProviders(account: string, all: readonly Standing[]): readonly string[] {
  return all
    .filter((each) => each.account === account && each.cluster !== undefined)
    .map(
      (each) => `arn:aws:iam::${account}:oidc-provider/${issuerOf(each).slice('https://'.length)}`,
    );
}

function of({ account }: Call, all: readonly Standing[]): readonly Standing[] {
  return all.filter((each) => each.account === account);
}

/** Whether something is what a request asks for, by id and by every filter. */
function isSought(
  { body }: Call,
  facts: Readonly<Record<string, string>>,
  id: string | undefined,
): boolean {
  const form = [...new URLSearchParams(body)];
  const ids = form.filter(([key]) => /Id\.1$/.test(key)).map(([, value]) => value);
  const filters = form.flatMap(([key, name]) => {
    const [, number] = /^Filter\.(\d+)\.Name$/.exec(key) ?? [];
    const value = form.find(([each]) => each === `Filter.${number}.Value.1`)?.[1];
    return number === undefined ? [] : [[name, value] as const];
  });
  return (
    (ids.length === 0 || ids.includes(id ?? '')) &&
    filters.every(([name, value]) => facts[name] === value || IGNORED.includes(name))
  );
}

/** True of all that stands here. */
const IGNORED: readonly string[] = ['state', 'vpc-endpoint-state'];

function tagFilters(tags: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(tags).map(([key, value]) => [`tag:${key}`, value]));
}

function tagSet(tags: Readonly<Record<string, string>>): string {
  const items = Object.entries(tags).map(([key, value]) =>
    item(`<key>${key}</key><value>${value}</value>`),
  );
  return `<tagSet>${items.join('')}</tagSet>`;
}

function associationsOf({ routeTableId }: StandingSubnet, standing: readonly Standing[]): string {
  return standing
    .flatMap(({ subnets }) => subnets.filter((each) => each.routeTableId === routeTableId))
    .map(({ id }) =>
      item(
        `<routeTableAssociationId>rtbassoc-0</routeTableAssociationId><routeTableId>${routeTableId}</routeTableId>`,
        `<subnetId>${id}</subnetId><main>false</main><associationState><state>associated</state></associationState>`,
      ),
    )
    .join('');
}

function routesOf({ route }: StandingSubnet): string {
  const local = item(
    '<destinationCidrBlock>10.0.0.0/8</destinationCidrBlock><gatewayId>local</gatewayId><state>active</state>',
  );
  const out = {
    none: '',
    nat: item(
      '<destinationCidrBlock>0.0.0.0/0</destinationCidrBlock><natGatewayId>nat-00000000000000000</natGatewayId><state>active</state>',
    ),
    internet: item(
      '<destinationCidrBlock>0.0.0.0/0</destinationCidrBlock><gatewayId>igw-00000000000000000</gatewayId><state>active</state>',
    ),
  };
  return local + out[route];
}

function item(...parts: readonly string[]): string {
  return `<item>${parts.join('')}</item>`;
}
