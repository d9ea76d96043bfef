// Which version of what runs, and until when it is supported.
import { supportOf } from '../../facts/end-of-support.ts';
import { bodyOf, resourcesIn } from '../../lifecycle/compare/resource-changes.ts';
import type { Body } from '../../lifecycle/transition.ts';
import type { Component, KubernetesObject, TerraformArtifact } from '../../model/artifact.ts';
import { isPlainObject } from '../../model/values/plain-object.ts';
import { specOf } from '../../review/dangers/spec-of.ts';
import type { ReportedEnvironment } from '../report-input.ts';

export interface Version {
  readonly what: string;
  /** `EKS`, `postgres`, `chart`, `Terraform provider`. */
  readonly product: string;
  readonly version: string;
  /** Whether dates are known of products of this kind. */
  readonly support: 'dated' | 'no end announced' | 'not known' | 'none published';
  readonly standard: string | null;
  readonly extended: string | null;
}

export function versionsOf({
  stacks,
  components,
  objects,
}: ReportedEnvironment): readonly Version[] {
  return [
    ...stacks.flatMap(ofStack),
    ...objects.flatMap(ofObject),
    ...charts(components),
    ...providers(stacks),
  ];
}

interface Reader {
  readonly product: (body: Body) => string;
  readonly argument: string;
}

const PRODUCT = (name: string) => () => name;

/** By type of resource: which argument is its version, and of which product of the facts. */
const READERS: Readonly<Record<string, Reader>> = {
  aws_eks_cluster: { product: PRODUCT('eks'), argument: 'version' },
  aws_db_instance: { product: engineOf, argument: 'engine_version' },
  aws_rds_cluster: { product: engineOf, argument: 'engine_version' },
  aws_docdb_cluster: { product: PRODUCT('docdb'), argument: 'engine_version' },
  aws_elasticache_replication_group: { product: cacheEngine, argument: 'engine_version' },
  aws_elasticache_cluster: { product: cacheEngine, argument: 'engine_version' },
  aws_opensearch_domain: { product: PRODUCT('opensearch'), argument: 'engine_version' },
  aws_msk_cluster: { product: PRODUCT('msk'), argument: 'kafka_version' },
  aws_lambda_function: { product: PRODUCT('lambda'), argument: 'runtime' },
};

function engineOf({ engine }: Body): string {
  return String(engine ?? 'database');
}

function cacheEngine({ engine }: Body): string {
  return String(engine ?? 'redis');
}

function ofStack({ document }: TerraformArtifact): readonly Version[] {
  return [...resourcesIn(document)].flatMap(([address, body]) => {
    if (address.startsWith('aws_eks_addon.')) return [addon(body)];
    const reader = READERS[address.slice(0, address.indexOf('.'))];
    const written = reader === undefined ? undefined : body[reader.argument];
    if (reader === undefined || typeof written !== 'string') return [];
    const version = written.replace(/^OpenSearch_/, '');
    return [versionOf(address, reader.product(body), version)];
  });
}

/** Where none is written, AWS is asked for the one that fits the cluster. */
function addon({ addon_name: name, addon_version: written }: Body): Version {
  const version = String(written ?? '${');
  const words = version.includes('${') ? 'what AWS offers for the cluster' : version;
  return unpublished(String(name), `EKS add-on ${String(name)}`, words);
}

/** Kafka that Strimzi runs. */
function ofObject(object: KubernetesObject): readonly Version[] {
  if (object.kind !== 'Kafka') return [];
  const { kafka } = specOf(object);
  const version = isPlainObject(kafka) ? kafka['version'] : undefined;
  if (typeof version !== 'string') return [];
  return [versionOf(`Kafka ${object.metadata.name}`, 'kafka', version)];
}

function charts(components: readonly Component[]): readonly Version[] {
  return components.flatMap(({ name, source }) =>
    source.type === 'chart' ? [unpublished(name, `chart ${source.chart}`, source.version)] : [],
  );
}

/** Of all stacks together, each version once. */
function providers(stacks: readonly TerraformArtifact[]): readonly Version[] {
  const found = stacks.flatMap(({ document }) => {
    const { terraform: settings } = document;
    const { required_providers: required, required_version: terraform } = bodyOf(settings);
    const own = [required ?? []].flat().flatMap((each) => Object.entries(bodyOf(each)));
    return [
      ...(typeof terraform === 'string' ? [['Terraform', terraform] as const] : []),
      ...own.map(([name, of]) => [`provider ${name}`, String(bodyOf(of)['version'])] as const),
    ];
  });
  const unique = new Map(found.map((each) => [each.join(' '), each]));
  return [...unique.values()].map(([what, version]) => unpublished('all stacks', what, version));
}

function versionOf(what: string, product: string, version: string): Version {
  const support = supportOf(product, version);
  const { standard = null, extended = null } = support ?? {};
  const known = standard === null ? 'no end announced' : 'dated';
  return {
    ...{ what, product, version, standard, extended },
    support: support === undefined ? 'not known' : known,
  };
}

function unpublished(what: string, product: string, version: string): Version {
  const dates = { standard: null, extended: null, support: 'none published' } as const;
  return { what, product, version, ...dates };
}
