// A server on this machine that answers the few AWS calls a plan makes: who am I, and what ephemeral
// resources read. Anything else is refused and remembered, because it means that a plan needs AWS.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { STANDING_EC2, standingCluster, standingProviders } from './stub-standing.ts';
import { standingKey, standingZone } from './stub-zones-and-keys.ts';
import type { Standing } from './what-stands.ts';

export interface StubAws {
  readonly url: string;
  /** Calls it had no answer for. */
  readonly refused: () => readonly string[];
  readonly close: () => void;
}

export interface Call {
  /** `secretsmanager.GetSecretValue`, or `Action` of a form for the older services. */
  readonly action: string;
  readonly account: string;
  readonly body: string;
}

interface Answer {
  readonly type: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const SECRET = {
  username: 'rehearsal',
  password: 'rehearsal',
  database: 'rehearsal',
  host: 'rehearsal.example.internal',
  port: '5432',
};

/** The provider asks IAM for its account first, and STS when IAM does not answer. */
function xml(action: string, inner: string): Answer {
  const metadata = '<ResponseMetadata><RequestId>rehearsal</RequestId></ResponseMetadata>';
  const result = `<${action}Result>${inner}</${action}Result>`;
  return { type: 'text/xml', body: `<${action}Response>${result}${metadata}</${action}Response>` };
}

/** EC2 has no result element of its own: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/making-api-requests.html */
function ec2(action: string, inner: string): Answer {
  const body = `<${action}Response xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>rehearsal</requestId>${inner}</${action}Response>`;
  return { type: 'text/xml', body };
}

const PREFIX_LIST = 'pl-00000000';

const ANSWERS: Readonly<Record<string, (call: Call) => Answer>> = {
  GetCallerIdentity: ({ account }) =>
    xml(
      'GetCallerIdentity',
      `<Arn>arn:aws:iam::${account}:user/rehearsal</Arn><UserId>AIDA</UserId><Account>${account}</Account>`,
    ),
  // Whoever becomes a role signs with a key that names the account of the role.
  AssumeRole: ({ body }) => {
    const role = new URLSearchParams(body).get('RoleArn') ?? '';
    const account = /^arn:aws:iam::(\d{12}):role\/.+/.exec(role)?.[1] ?? '000000000000';
    const credentials = [
      `<AccessKeyId>${account}</AccessKeyId><SecretAccessKey>rehearsal</SecretAccessKey>`,
      '<SessionToken>rehearsal</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration>',
    ].join('');
    return xml('AssumeRole', `<Credentials>${credentials}</Credentials>`);
  },
  GetUser: ({ account }) =>
    xml(
      'GetUser',
      `<User><Arn>arn:aws:iam::${account}:user/rehearsal</Arn><UserName>rehearsal</UserName></User>`,
    ),
  // The prefix lists that stacks read are those of AWS, such as the addresses of CloudFront.
  DescribeManagedPrefixLists: ({ body }) => {
    const name = new URLSearchParams(body).get('Filter.1.Value.1') ?? 'rehearsal';
    const list = [
      `<prefixListId>${PREFIX_LIST}</prefixListId><prefixListName>${name}</prefixListName>`,
      `<prefixListArn>arn:aws:ec2:us-east-1:aws:prefix-list/${PREFIX_LIST}</prefixListArn>`,
      '<addressFamily>IPv4</addressFamily><state>create-complete</state><ownerId>AWS</ownerId>',
    ].join('');
    return ec2('DescribeManagedPrefixLists', `<prefixListSet><item>${list}</item></prefixListSet>`);
  },
  GetManagedPrefixListEntries: () =>
    ec2(
      'GetManagedPrefixListEntries',
      '<entrySet><item><cidr>198.51.100.0/24</cidr></item></entrySet>',
    ),
  // The parameters that stacks read are those of AWS that name an image.
  'AmazonSSM.GetParameter': ({ body }) => {
    const name = (JSON.parse(body) as { Name?: string }).Name ?? 'rehearsal';
    const value = { Type: 'String', Value: 'ami-00000000000000000', Version: 1 };
    return json({
      Parameter: { Name: name, ARN: `arn:aws:ssm:us-east-1::parameter${name}`, ...value },
    });
  },
  // Nothing runs yet.
  'GET /clusters': () => json({ clusters: [] }),
  // What EKS would install by default.
  'GET /addons/supported-versions': () => {
    const compatibilities = [{ clusterVersion: '1.35', defaultVersion: true }];
    const addonVersions = [{ addonVersion: 'v1.0.0-eksbuild.1', compatibilities }];
    return json({ addons: [{ addonName: 'rehearsal', addonVersions }] });
  },
  // A plan asks already: https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html
  'AWSStepFunctions.ValidateStateMachineDefinition': () =>
    json({ result: 'OK', diagnostics: [], truncated: false }),
  'secretsmanager.GetRandomPassword': () =>
    json({ RandomPassword: 'Rehearsal0Rehearsal0Rehearsal0' }),
  'secretsmanager.GetSecretValue': ({ account, body }) => {
    const name = (JSON.parse(body) as { SecretId?: string }).SecretId ?? 'rehearsal';
    return json({
      ARN: name.startsWith('arn:')
        ? name
        : `arn:aws:secretsmanager:us-east-1:${account}:secret:${name}-AbCdEf`,
      Name: name,
      VersionId: '00000000-0000-4000-a000-000000000000',
      VersionStages: ['AWSCURRENT'],
      CreatedDate: 1_700_000_000,
      SecretString: JSON.stringify(SECRET),
    });
  },
};

/** What stacks find. */
export interface Found {
  readonly standing: readonly Standing[];
  /** Region of each bucket. */
  readonly buckets: ReadonlyMap<string, string>;
}

export async function startStubAws({ standing, buckets }: Found): Promise<StubAws> {
  const refused: string[] = [];
  const server = createServer(async (request, response) => {
    const call = await readCall(request);
    const answer =
      ANSWERS[call.action]?.(call) ?? bucketOf(call, buckets) ?? answerOf(call, standing);
    if (answer) return send(response, 200, answer);
    refused.push(call.action);
    return send(response, 400, json({ __type: 'RehearsalHasNoAnswer', message: call.action }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The stub has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    refused: () => [...new Set(refused)].sort(),
    close: () => server.close(),
  };
}

/** Whether it is there, and where: HeadBucket and GetBucketLocation. */
function bucketOf({ action }: Call, buckets: Found['buckets']): Answer | undefined {
  const [, name = ''] = /^(?:HEAD|GET) \/([^/]+)\/?$/.exec(action) ?? [];
  const region = buckets.get(name);
  if (region === undefined) return undefined;
  const isHead = action.startsWith('HEAD');
  const body = `<LocationConstraint xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${region}</LocationConstraint>`;
  const headers = { 'x-amz-bucket-region': region };
  return { type: 'application/xml', body: isHead ? '' : body, headers };
}

/** What stands already. */
function answerOf(call: Call, standing: readonly Standing[]): Answer | undefined {
  const inner = STANDING_EC2[call.action]?.(call, standing);
  if (inner !== undefined) return ec2(call.action, inner);
  const cluster = standingCluster(call, standing);
  if (cluster !== undefined) return json(cluster);
  const zone = standingZone(call, standing);
  if (zone !== undefined) return { type: 'text/xml', body: zone };
  const key = standingKey(call, standing);
  if (key !== undefined) return json(key);
  const providers = standingProviders(call.account, standing);
  if (call.action === 'ListOpenIDConnectProviders') {
    const members = providers.map((arn) => `<member><Arn>${arn}</Arn></member>`).join('');
    const list = `<OpenIDConnectProviderList>${members}</OpenIDConnectProviderList>`;
    return xml(call.action, list);
  }
  if (call.action !== 'GetOpenIDConnectProvider') return undefined;
  const arn = new URLSearchParams(call.body).get('OpenIDConnectProviderArn') ?? '';
  return xml(call.action, `<Url>${arn.replace(/^.*oidc-provider\//, '')}</Url>`);
}

/** Without what is asked for: `/addons/supported-versions?addonName=coredns`. */
function pathOf(url = ''): string {
  return url.replace(/\?.*$/, '');
}

async function readCall(request: IncomingMessage): Promise<Call> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks).toString('utf8');
  const target = request.headers['x-amz-target'];
  const form = new URLSearchParams(body).get('Action');
  const account = /Credential=(\d+)\//.exec(request.headers.authorization ?? '')?.[1];
  return {
    action:
      typeof target === 'string' ? target : (form ?? `${request.method} ${pathOf(request.url)}`),
    account: account ?? '000000000000',
    body,
  };
}

function json(value: object): Answer {
  return { type: 'application/x-amz-json-1.1', body: JSON.stringify(value) };
}

function send(response: ServerResponse, status: number, { type, body, headers }: Answer): void {
  response.writeHead(status, { ...headers, 'content-type': type, 'x-amzn-requestid': 'rehearsal' });
  response.end(body);
}
