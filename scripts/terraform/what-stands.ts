// What stacks find instead of making it, as their data sources describe it: by what they ask for and by what
// they prove. A rehearsal and an apply have it stand in a place of their own.
import type { Stack } from './find-stacks.ts';
import { accountOf } from './rehearsal-override.ts';

type Tags = Readonly<Record<string, string>>;

export interface StandingSubnet {
  /** `<tier>-<zone>`, the name of its data source. */
  readonly key: string;
  readonly id: string;
  readonly cidr: string;
  readonly zone: string;
  readonly tags: Tags;
  /** Where it leads. */
  readonly route: 'internet' | 'nat' | 'none';
  readonly routeTableId: string;
}

export interface StandingCluster {
  readonly name: string;
  readonly version: string;
  readonly serviceCidr: string;
  /** Of the subnets its control plane stands in. */
  readonly tier: string;
  /** Names of its add-ons, with what is proven of their configuration. */
  readonly addons: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** What stands in one account for one environment. */
export interface Standing {
  readonly account: string;
  readonly region: string;
  readonly vpc: { readonly id: string; readonly cidr: string; readonly tags: Tags } | undefined;
  readonly subnets: readonly StandingSubnet[];
  /** Services with an endpoint. */
  readonly endpoints: readonly string[];
  readonly securityGroups: readonly string[];
  readonly cluster: StandingCluster | undefined;
  /** Without an id where it is found by its name. */
  readonly zone: { readonly id: string | undefined; readonly name: string } | undefined;
  /** ARNs of KMS keys. */
  readonly keys: readonly string[];
  /** Names of buckets. */
  readonly buckets: readonly string[];
}

interface Block {
  readonly id?: string;
  readonly zone_id?: string;
  readonly key_id?: string;
  readonly bucket?: string;
  readonly name?: string;
  readonly cidr_block?: string;
  readonly availability_zone?: string;
  readonly route_table_id?: string;
  readonly service_name?: string;
  readonly tags?: Tags;
  readonly lifecycle?: { readonly postcondition: readonly { readonly condition: string }[] };
}

type Blocks = Readonly<Record<string, Readonly<Record<string, Block>>>>;

export function whatStands(stacks: readonly Stack[]): readonly Standing[] {
  const environments = new Set(stacks.map(({ name }) => name.replace(/\/[^/]+$/, '')));
  return [...environments].flatMap((environment) => {
    const dataIn = (name: string) => {
      const stack = stacks.find((each) => each.name === `${environment}/${name}`);
      return stack ? dataOf(stack) : {};
    };
    const [first] = stacks.filter(({ name }) => name.startsWith(`${environment}/`));
    if (first === undefined) return [];
    const network = dataIn('network');
    const vpc = network['aws_vpc']?.['main'];
    return [
      {
        ...accountOf(first.document),
        vpc: vpc && {
          id: vpc.id ?? idOf('vpc', environment),
          cidr: provenText(vpc, 'contains(') ?? '',
          tags: vpc.tags ?? {},
        },
        subnets: subnetsOf(environment, network),
        endpoints: Object.values(network['aws_vpc_endpoint'] ?? {}).map(
          ({ service_name: service = '' }) => service,
        ),
        securityGroups: Object.values(network['aws_security_group'] ?? {}).map(({ id = '' }) => id),
        cluster: clusterOf(dataIn('cluster')),
        zone: zoneOf(dataIn('dns')),
        keys: Object.values(dataIn('security')['aws_kms_key'] ?? {}).flatMap(
          ({ key_id: arn }) => arn ?? [],
        ),
        buckets: Object.values(dataIn('data')['aws_s3_bucket'] ?? {}).flatMap(
          ({ bucket }) => bucket ?? [],
        ),
      },
    ];
  });
}

function zoneOf(data: Blocks): Standing['zone'] {
  const zone = data['aws_route53_zone']?.['main'];
  return zone && { id: zone.zone_id, name: provenText(zone, 'self.name ==') ?? '' };
}

function dataOf({ document }: Stack): Blocks {
  return (document.data ?? {}) as unknown as Blocks;
}

function subnetsOf(environment: string, data: Blocks): readonly StandingSubnet[] {
  return Object.entries(data['aws_subnet'] ?? {}).map(([key, subnet]) => {
    const table = data['aws_route_table']?.[key] ?? {};
    return {
      key,
      id: subnet.id ?? idOf('subnet', `${environment}/${key}`),
      cidr: provenText(subnet, 'self.cidr_block ==') ?? '',
      zone: provenText(subnet, 'self.availability_zone ==') ?? '',
      tags: subnet.tags ?? {},
      route: routeOf(table),
      routeTableId: table.route_table_id ?? idOf('rtb', `${environment}/${key}`),
    };
  });
}

/** Where the proof of a route table says that it leads. */
function routeOf(table: Block): StandingSubnet['route'] {
  const leads = conditionsOf(table).find((each) => each.includes('0.0.0.0/0')) ?? '';
  if (!leads.includes('igw-')) return 'none';
  return leads.includes('!try(') ? 'nat' : 'internet';
}

function clusterOf(data: Blocks): StandingCluster | undefined {
  const cluster = data['aws_eks_cluster']?.['main'];
  if (!cluster) return undefined;
  const addons = Object.entries(data['aws_eks_addon'] ?? {}).map(([name, addon]) => {
    const settings = conditionsOf(addon).flatMap((condition) => {
      const [, key = '', value = '""'] =
        /\["([^"]+)"\]\).*jsondecode\(("(?:[^"\\]|\\.)*")\)/.exec(condition) ?? [];
      return key === '' ? [] : [[key, JSON.parse(JSON.parse(value)) as unknown] as const];
    });
    return [name, Object.fromEntries(settings)] as const;
  });
  return {
    name: cluster.name ?? '',
    version: provenText(cluster, 'self.version ==') ?? '',
    serviceCidr: provenText(cluster, 'service_ipv4_cidr ==') ?? '',
    tier: provenText(cluster, 'setsubtract(') ?? '',
    addons: Object.fromEntries(addons),
  };
}

function conditionsOf({ lifecycle }: Block): readonly string[] {
  return (lifecycle?.postcondition ?? []).map(({ condition }) => condition);
}

/** The text in quotes of the proof with these words. */
function provenText(block: Block, words: string): string | undefined {
  const condition = conditionsOf(block).find((each) => each.includes(words));
  return condition === undefined ? undefined : /"([^"]+)"/.exec(condition)?.[1];
}

/** Well formed, and the same for the same seed. */
function idOf(prefix: string, seed: string): string {
  const hex = [...seed].reduce(
    (sum, char) => (sum * 33n + BigInt(char.charCodeAt(0))) % 2n ** 64n,
    5381n,
  );
  return `${prefix}-0${hex.toString(16).padStart(16, '0')}`;
}
