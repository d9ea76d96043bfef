// Secrets that AWS makes for administrators of databases, and ExternalSecrets that look for one by its tag.
// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html
import type { Path } from '../../../diagnostics/diagnostic.ts';
import { type Element, resourcesOf } from '../../artifacts/elements.ts';
import { namespaceOf, objectsOf } from '../../artifacts/objects.ts';
import { asText } from '../../as-text.ts';
import { asBody, asList, nameOf } from '../../check-input.ts';
import { oncePerInput } from '../../once-per-input.ts';
import { placeOf } from '../../place-of.ts';
import type { Target } from '../allows.ts';

export interface ManagedSecret {
  /** The database, whose password it holds. */
  readonly element: Element;
  /** What it is called where its name has to be written. */
  readonly key: string;
  readonly tags: Readonly<Record<string, string>>;
  /** What its readers ask AWS. */
  readonly get: Target;
}

export interface ManagedSearch {
  /** `ExternalSecret databases/main-logins` */
  readonly holder: string;
  readonly store: string;
  readonly namespace: string;
  readonly tag: string;
  readonly value: string;
  readonly origin: Path;
}

const CLUSTER = { kind: 'cluster', tag: 'aws:rds:primaryDBClusterArn', at: 'cluster_identifier' };
const OWNERS = {
  aws_db_instance: { kind: 'db', tag: 'aws:rds:primaryDBInstanceArn', at: 'identifier' },
  aws_docdb_cluster: CLUSTER,
  aws_rds_cluster: CLUSTER,
};

/** By the ARN of the database. */
export const managedSecrets = oncePerInput((input): ReadonlyMap<string, ManagedSecret> => {
  const found = Object.entries(OWNERS).flatMap(([type, { kind, tag, at }]) =>
    resourcesOf(input, type)
      .filter(({ body }) => body['manage_master_user_password'] === true)
      .map((element) => {
        const { account, region } = placeOf(input, element);
        const owner = `arn:aws:rds:${region}:${account}:${kind}:${asText(element.body[at])}`;
        const arn = `arn:aws:secretsmanager:${region}:${account}:secret:rds!${kind}-0-AbCdEf`;
        const tags = { [tag]: owner };
        const get = { action: 'secretsmanager:GetSecretValue', arn, tags };
        return [owner, { element, key: `that of ${owner}`, tags, get }] as const;
      }),
  );
  return new Map(found);
});

export const managedSearches = oncePerInput((input): readonly ManagedSearch[] =>
  objectsOf(input, 'ExternalSecret').flatMap((artifact) => {
    const spec = asBody(artifact.object['spec']);
    const tags = asList(spec['dataFrom']).flatMap((each) =>
      Object.entries(asBody(asBody(asBody(each)['find'])['tags'])),
    );
    return tags.map(([tag, value]) => ({
      holder: nameOf(artifact.object),
      store: asText(asBody(spec['secretStoreRef'])['name']),
      namespace: namespaceOf(input, artifact),
      tag,
      value: asText(value),
      origin: artifact.origin,
    }));
  }),
);

/** The secret that a search finds, if a stack lets AWS make it. */
export function soughtBy(
  secrets: ReadonlyMap<string, ManagedSecret>,
  { tag, value }: ManagedSearch,
): ManagedSecret | undefined {
  const found = secrets.get(value);
  return found?.tags[tag] === value ? found : undefined;
}
