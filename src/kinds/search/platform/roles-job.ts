// The Job of one domain: what it sends, the address it sends to, and the way out.
import { ApiObject, type Chart } from 'cdk8s';
import { KubeConfigMap, KubeJob } from 'cdk8s-plus-27/lib/imports/k8s.js';
import { artifactsOf, componentChart } from '../../../kubernetes/component-chart.ts';
import { INPUT_WAVE } from '../../../kubernetes/scheduled-task.ts';
import { SYNC_JOB } from '../../../kubernetes/sync-job.ts';
import { AWS_CLI_IMAGE, taskPod } from '../../../kubernetes/task-pod.ts';
import type { KubernetesArtifact } from '../../../model/artifact.ts';
import { DATABASE_NAMESPACE } from '../../../model/identity.ts';
import {
  EXTERNAL_SECRET,
  externalSecretSpec,
  insert,
  JOB_STORE,
} from '../../../model/kubernetes/external-secret.ts';
import { selectorLabels, standardLabels } from '../../../model/kubernetes/labels.ts';
import {
  dnsEgress,
  internetEgress,
  NETWORK_POLICY,
  networkPolicySpec,
  subnets,
  tcp,
} from '../../../model/kubernetes/network-policy.ts';
import type { Landscape } from '../../../model/landscape/landscape.ts';
import { secretName } from '../../../model/naming/secrets.ts';
import { networkOf } from '../../../model/parts.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { ROLES_ACCOUNT, searchSecretName } from '../names.ts';
import { type DomainRole, domainRoles, masterArn } from '../roles/domain-roles.ts';
import type { MappedDomain } from '../roles/mapped.ts';
import { ROLES_SCRIPT } from './roles-script.ts';

const URL_VARIABLE = 'OPENSEARCH_URL';

export function compileRolesJob(
  environment: Environment,
  domain: MappedDomain,
  landscape: Landscape,
): readonly KubernetesArtifact[] {
  const { name, owner, key, origin } = domain;
  const labels = standardLabels(environment, name, 'search');
  const chart = componentChart(ROLES_ACCOUNT, { namespace: DATABASE_NAMESPACE, labels });
  const metadata = { name, annotations: INPUT_WAVE };
  const bodies = domainRoles(owner, key, landscape).flatMap(bodiesOf);
  new KubeConfigMap(chart, 'script', {
    metadata,
    data: { 'roles.sh': ROLES_SCRIPT, ...Object.fromEntries(bodies) },
  });
  addSecret(chart, environment, domain);
  const to = subnets(owner, networkOf(owner).placement.data);
  new ApiObject(chart, 'policy', {
    ...NETWORK_POLICY,
    metadata,
    spec: networkPolicySpec(
      selectorLabels(environment, name),
      [],
      [dnsEgress, internetEgress(environment), { to, ports: tcp(443) }],
    ),
  });
  addJob(chart, environment, domain);
  return artifactsOf(chart, origin);
}

/** As files, `<path of the API>.<name>.json`: what a role may do, and who has it. */
function bodiesOf({ name, may, holders }: DomainRole): readonly (readonly [string, string])[] {
  const mapping = [`rolesmapping.${name}.json`, asJson({ backend_roles: holders })] as const;
  if (may === null) return [mapping];
  const role = {
    cluster_permissions: may.cluster,
    index_permissions: [{ index_patterns: may.patterns, allowed_actions: may.indices }],
  };
  return [[`roles.${name}.json`, asJson(role)], mapping];
}

function asJson(body: object): string {
  return `${JSON.stringify(body, null, 2)}\n`;
}

function addSecret(chart: Chart, environment: Environment, { name, key, isOwn }: MappedDomain) {
  const read = isOwn
    ? { as: 'url', secret: searchSecretName(environment, key), property: 'url' }
    : { as: 'host', secret: secretName.logSearch(environment), property: 'host' };
  const url = isOwn ? insert('url') : `https://${insert('host')}`;
  new ApiObject(chart, 'secret', {
    ...EXTERNAL_SECRET,
    metadata: { name, annotations: INPUT_WAVE },
    spec: externalSecretSpec(name, [read], { [URL_VARIABLE]: url }, JOB_STORE),
  });
}

function addJob(chart: Chart, environment: Environment, { name, owner, key }: MappedDomain) {
  const template = taskPod({
    name: 'roles',
    labels: standardLabels(environment, name, 'search'),
    serviceAccount: ROLES_ACCOUNT,
    image: AWS_CLI_IMAGE,
    command: ['sh', '/scripts/roles.sh'],
    settings: {
      AWS_REGION: environment.aws.region,
      DOMAIN_REGION: owner.aws.region,
      MASTER_ROLE: masterArn(owner, key),
    },
    secret: { name, keys: [URL_VARIABLE] },
    isDatabaseClient: false,
    memory: '256Mi',
    scripts: name,
  });
  new KubeJob(chart, 'job', {
    metadata: { name, annotations: SYNC_JOB.annotations },
    spec: { ...SYNC_JOB.spec, template },
  });
}
