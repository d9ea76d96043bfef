// What override.tf.json says, so that a stack can be planned without an account: state is local, other
// stacks' states are samples, and the provider talks to a stub. Terraform merges it over cdk.tf.json:
// https://developer.hashicorp.com/terraform/language/files/override
import type { RootDocument } from './find-stacks.ts';
import type { SampleAccount } from './sample-value.ts';

/** Services that the provider calls while it plans. */
const STUBBED_SERVICES = [
  'ec2',
  'eks',
  'iam',
  'kms',
  'route53',
  's3',
  'secretsmanager',
  'sfn',
  'ssm',
  'sts',
] as const;

export function rehearsalOverride(
  document: RootDocument,
  states: Readonly<Record<string, string>>,
  stubUrl: string,
): object {
  const remote = Object.entries(states).map(([name, path]) => [
    name,
    { backend: 'local', config: { path } },
  ]);
  return {
    terraform: { backend: { local: { path: 'rehearsal.tfstate' } } },
    provider: { aws: providersOf(document).map((block) => providerOverride(block, stubUrl)) },
    ...(remote.length > 0 && { data: { terraform_remote_state: Object.fromEntries(remote) } }),
  };
}

/** The account stays what `allowed_account_ids` says: the stub answers with it, and it is checked. */
export function accountOf(document: RootDocument): SampleAccount {
  const [block] = providersOf(document);
  const [account] = (block?.['allowed_account_ids'] ?? []) as readonly string[];
  return { account: account ?? '000000000000', region: String(block?.['region'] ?? 'us-east-1') };
}

export function providersOf(document: RootDocument): readonly Readonly<Record<string, unknown>>[] {
  const blocks = document.provider?.aws ?? [];
  return Array.isArray(blocks) ? blocks : [blocks as Readonly<Record<string, unknown>>];
}

function providerOverride(block: Readonly<Record<string, unknown>>, stubUrl: string): object {
  const [account] = (block['allowed_account_ids'] ?? []) as readonly string[];
  return {
    ...(typeof block['alias'] === 'string' && { alias: block['alias'] }),
    // The stub reads the account from the key that signs a request.
    access_key: account ?? '000000000000',
    secret_key: 'rehearsal',
    max_retries: 1,
    skip_credentials_validation: true,
    skip_metadata_api_check: true,
    // Names of buckets are no hosts of this machine.
    s3_use_path_style: true,
    endpoints: [Object.fromEntries(STUBBED_SERVICES.map((service) => [service, stubUrl]))],
  };
}
