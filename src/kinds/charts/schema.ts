// Helm charts of the user's own.
import { z } from 'zod';
import { residence } from '../../model/schema/cluster/residence.ts';
import { Documents, RepositoryPath } from '../../model/schema/documents.ts';
import { Key, listOf, Text } from '../../model/schema/primitives.ts';

/** A Helm repository, or the path of an OCI registry, for which Argo CD wants no scheme:
 * https://argo-cd.readthedocs.io/en/stable/user-guide/helm/#oci-helm-charts */
const Repository = z
  .string()
  .regex(
    /^(https:\/\/\S+|[a-z0-9][a-z0-9.-]*\.[a-z]{2,}(:\d+)?(\/[\w.-]+)*)$/,
    'expected a Helm repository such as https://charts.example.com, or an OCI registry without scheme such as ghcr.io/example/charts',
  );

/** Exact, so that the same commit deploys the same chart. */
const Version = z
  .string()
  .regex(
    /^v?\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$/,
    'expected an exact version such as "1.4.2"',
  );

/** A kind without namespace, as `group/Kind`; the group of what Kubernetes calls core is empty. */
const ClusterKind = z
  .string()
  .regex(
    /^([a-z0-9.-]*)\/[A-Z][A-Za-z]*$/,
    'expected group/Kind, such as rbac.authorization.k8s.io/ClusterRole, or /Namespace',
  );

/** A group of kinds, or one of them. */
const Definitions = z
  .string()
  .regex(
    /^[a-z0-9-]+(\.[a-z0-9-]+)+(\/[A-Z][A-Za-z]*)?$/,
    'expected a group such as temporal.io, or group/Kind',
  );

const ServiceAccount = z
  .strictObject({
    name: Text.describe('Its name, as the chart makes it.'),
    annotationsAt: z
      .string()
      .regex(/^[A-Za-z]\w*(\.[A-Za-z]\w*)*$/, 'expected a dotted path of values')
      .default('serviceAccount.annotations')
      .describe('Where in `values` its annotations stand; the one with the role is put there.'),
  })
  .describe('A ServiceAccount that the chart makes.');

export const HelmChart = z
  .strictObject({
    repository: Repository.describe(
      'URL of the Helm repository, or path of the OCI registry without scheme.',
    ),
    chart: z
      .string()
      .max(250)
      .regex(
        /^[a-z0-9]+([._-]+[a-z0-9]+)*(\/[a-z0-9]+([._-]+[a-z0-9]+)*)*$/,
        'expected the name of a chart such as cert-manager',
      )
      .describe('Name of the chart in the repository.'),
    version: Version.describe('Version of the chart.'),
    namespace: Key.describe(
      'Namespace of its objects, made for it; several charts may share one, services may not.',
    ),
    values: z
      .record(z.string(), z.json())
      .default({})
      .describe('Values of the chart. Maps merge by layers; a list or a text replaces.'),
    schema: RepositoryPath.nullable()
      .default(null)
      .describe(
        'A `values.schema.json` in the repository, against which the values are held. Absent: Helm alone looks at them.',
      ),
    schemaDocuments: Documents,
    definitions: listOf(Definitions)
      .default([])
      .describe(
        'Kinds that its CustomResourceDefinitions bring, by group or as `group/Kind`: objects of these come after it.',
      ),
    ...residence,
    clusterKinds: listOf(ClusterKind)
      .default([])
      .describe(
        'Kinds without a namespace among its templates, as `group/Kind`; the AppProject permits these and no others.',
      ),
    otherNamespaces: listOf(Key)
      .default([])
      .describe('Namespaces that its templates write to beside its own.'),
    serviceAccount: ServiceAccount.nullable()
      .default(null)
      .describe(
        'The ServiceAccount of its pods that acts in AWS as `uses` lets it. Absent: none does.',
      ),
    purpose: Text.describe('What it is there for.'),
  })
  .describe('A Helm chart, which Argo CD renders and syncs.');
export type HelmChart = z.output<typeof HelmChart>;

export const ChartUse = listOf(Key)
  .default([])
  .describe('Charts whose pods the service calls, on the ports of the chart.');

declare module '../../model/schema/environment.ts' {
  interface Environment {
    charts: Record<string, HelmChart>;
  }
  interface Uses {
    charts: z.output<typeof ChartUse>;
  }
}
