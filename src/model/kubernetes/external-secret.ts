// An ExternalSecret of the External Secrets Operator: the fields we set, and nothing else.
// https://external-secrets.io/v2.9.0/api/externalsecret/
import { MANAGED_NAMES, type ManagedSecret } from '../data/master-secret.ts';

/** The ClusterSecretStore that reads AWS Secrets Manager, but no logins of administrators. */
export const SECRET_STORE = 'secrets-manager';
/** The one of the jobs that make logins, which alone reads those of administrators. */
export const JOB_STORE = 'login-jobs';

type Store = typeof SECRET_STORE | typeof JOB_STORE;

/** One property of one secret, and the name templates know it by. */
export interface SecretRead {
  readonly as: string;
  readonly secret: string;
  readonly property: string;
}

/** The whole of a secret that AWS makes, and the name templates know it by. */
export interface ManagedRead {
  readonly as: string;
  readonly secret: ManagedSecret;
}

interface ExternalSecretSpec {
  readonly refreshInterval: string;
  readonly secretStoreRef: { readonly kind: 'ClusterSecretStore'; readonly name: string };
  readonly target: {
    readonly name: string;
    readonly creationPolicy: 'Owner';
    readonly deletionPolicy: 'Retain';
    readonly template: {
      readonly engineVersion: 'v2';
      readonly data: Readonly<Record<string, string>>;
    };
  };
  readonly data: readonly {
    readonly secretKey: string;
    readonly remoteRef: { readonly key: string; readonly property: string };
  }[];
  readonly dataFrom?: readonly ManagedSearch[];
}

/** Values of filters are the beginnings of what is found; the role of the store reads the one that is meant.
 * https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_Filter.html */
interface ManagedSearch {
  readonly find: { readonly path: string; readonly tags: Readonly<Record<string, string>> };
  readonly rewrite: readonly [
    { readonly regexp: { readonly source: string; readonly target: string } },
  ];
}

export const EXTERNAL_SECRET = {
  apiVersion: 'external-secrets.io/v1',
  kind: 'ExternalSecret',
} as const;

/** Composes a Secret from what is read; `variables` are Go templates over the names in `reads`. */
export function externalSecretSpec(
  name: string,
  reads: readonly SecretRead[],
  variables: Readonly<Record<string, string>>,
  store: Store = SECRET_STORE,
): ExternalSecretSpec {
  return {
    refreshInterval: '1h',
    secretStoreRef: { kind: 'ClusterSecretStore', name: store },
    target: {
      name,
      creationPolicy: 'Owner',
      deletionPolicy: 'Retain',
      template: { engineVersion: 'v2', data: variables },
    },
    data: reads.map(({ as, secret, property }) => ({
      secretKey: as,
      remoteRef: { key: secret, property },
    })),
  };
}

interface JobReads {
  readonly reads: readonly SecretRead[];
  readonly variables: Readonly<Record<string, string>>;
  readonly managed: ManagedRead | null;
}

/** Of a job that makes logins. What AWS rotates is asked for more often than a job tries again. */
export function jobSecretSpec(
  name: string,
  { reads, variables, managed }: JobReads,
): ExternalSecretSpec {
  const spec = externalSecretSpec(name, reads, variables, JOB_STORE);
  if (managed === null) return spec;
  const { tag, arn } = managed.secret;
  return {
    ...spec,
    refreshInterval: '5m',
    dataFrom: [
      {
        find: { path: MANAGED_NAMES, tags: { [tag]: arn } },
        rewrite: [{ regexp: { source: `^${MANAGED_NAMES}.*$`, target: managed.as } }],
      },
    ],
  };
}

/** Inserts what was read under a name, as it is. */
export function insert(as: string): string {
  return `{{ .${as} }}`;
}

/** Inserts what was read under a name into a URL; passwords hold characters that URLs reserve. */
export function insertIntoUrl(as: string): string {
  return `{{ .${as} | urlquery }}`;
}

/** Inserts a property of JSON that was read under a name as a whole. */
export function insertProperty(as: string, property: string): string {
  return `{{ (.${as} | fromJson).${property} }}`;
}
