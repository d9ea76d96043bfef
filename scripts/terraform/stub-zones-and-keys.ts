// What the stub answers about a public zone and about KMS keys that stand already.
import type { Call } from './stub-aws.ts';
import type { Standing } from './what-stands.ts';

const ROUTE53 = '/2013-04-01';

/** The body of an answer of Route 53, which speaks XML by path; undefined for what does not stand. */
export function standingZone(
  { action, account }: Call,
  all: readonly Standing[],
): string | undefined {
  const zones = zonesOf(account, all);
  if (action === `GET ${ROUTE53}/hostedzone` || action === `GET ${ROUTE53}/hostedzonesbyname`) {
    const list = zones.map(zoneElement).join('');
    return document(
      'ListHostedZonesResponse',
      `<HostedZones>${list}</HostedZones><IsTruncated>false</IsTruncated><MaxItems>100</MaxItems>`,
    );
  }
  const [, kind, id] = /(tags\/hostedzone|hostedzone)\/(\w+)$/.exec(action) ?? [];
  const zone = zones.find((each) => each.id === id);
  if (zone === undefined) return undefined;
  if (kind !== 'hostedzone') {
    return document(
      'ListTagsForResourceResponse',
      `<ResourceTagSet><ResourceType>hostedzone</ResourceType><ResourceId>${zone.id}</ResourceId><Tags/></ResourceTagSet>`,
    );
  }
  const servers = ['ns-1.example.org', 'ns-2.example.org']
    .map((server) => `<NameServer>${server}</NameServer>`)
    .join('');
  return document(
    'GetHostedZoneResponse',
    `${zoneElement(zone)}<DelegationSet><NameServers>${servers}</NameServers></DelegationSet>`,
  );
}

interface Zone {
  readonly id: string;
  readonly name: string;
}

/** One of each name, which several environments may share. */
function zonesOf(account: string, all: readonly Standing[]): readonly Zone[] {
  const ids = new Map<string, string | undefined>();
  for (const each of all) {
    if (each.account !== account || each.zone === undefined) continue;
    ids.set(each.zone.name, each.zone.id ?? ids.get(each.zone.name));
  }
  return [...ids].map(([name, id], index) => ({ name, id: id ?? `ZREHEARSAL${index}` }));
}

function zoneElement({ id, name }: Zone): string {
  return [
    `<HostedZone><Id>/hostedzone/${id}</Id><Name>${name}.</Name><CallerReference>rehearsal</CallerReference>`,
    '<Config><PrivateZone>false</PrivateZone></Config><ResourceRecordSetCount>2</ResourceRecordSetCount></HostedZone>',
  ].join('');
}

function document(name: string, inner: string): string {
  return `<${name} xmlns="https://route53.amazonaws.com/doc/2013-04-01/">${inner}</${name}>`;
}

/** The answer of KMS to what a key is; undefined for what does not stand. */
export function standingKey(
  { action, account, body }: Call,
  all: readonly Standing[],
): object | undefined {
  if (action !== 'TrentService.DescribeKey') return undefined;
  const { KeyId: arn = '' } = JSON.parse(body) as { KeyId?: string };
  const isThere = all.some((each) => each.account === account && each.keys.includes(arn));
  if (!isThere) return undefined;
  return {
    KeyMetadata: {
      AWSAccountId: account,
      Arn: arn,
      KeyId: arn.replace(/^.*key\//, ''),
      CreationDate: 1_700_000_000,
      CustomerMasterKeySpec: 'SYMMETRIC_DEFAULT',
      KeySpec: 'SYMMETRIC_DEFAULT',
      Enabled: true,
      KeyManager: 'CUSTOMER',
      KeyState: 'Enabled',
      KeyUsage: 'ENCRYPT_DECRYPT',
      MultiRegion: false,
      Origin: 'AWS_KMS',
    },
  };
}
