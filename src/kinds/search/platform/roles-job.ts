// The Job of one domain: what it sends, the address it sends to, and the way out.
import { artifactsOf, componentChart } from '../../../kubernetes/component-chart.ts';
import { addSyncTask } from '../../../kubernetes/sync-task.ts';
import { AWS_CLI_IMAGE } from '../../../kubernetes/task-pod.ts';
import type { KubernetesArtifact } from '../../../model/artifact.ts';
import { DATABASE_NAMESPACE } from '../../../model/identity.ts';
import { insert } from '../../../model/kubernetes/external-secret.ts';
import { standardLabels } from '../../../model/kubernetes/labels.ts';
import { internetEgress, subnets, tcp } from '../../../model/kubernetes/network-policy.ts';
import type { Landscape } from '../../../model/landscape/landscape.ts';
import { secretName } from '../../../model/naming/secrets.ts';
import { networkOf } from '../../../model/parts.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import { ROLES_ACCOUNT, searchSecretName } from '../names.ts';
import { type DomainRole, domainRoles, masterArn } from '../roles/domain-roles.ts';
import type { MappedDomain } from '../roles/mapped.ts';
import { zonesOf } from '../zones.ts';
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
  const bodies = domainRoles(owner, key, landscape).flatMap(bodiesOf);
  const search = owner.search[key];
  const zones = search === undefined ? undefined : zonesOf(search);
  const to = subnets(owner, networkOf(owner).placement.data).slice(0, zones);
  addSyncTask(chart, {
    ...{ environment, name },
    verb: 'roles',
    component: 'search',
    serviceAccount: ROLES_ACCOUNT,
    files: { 'roles.sh': ROLES_SCRIPT, ...Object.fromEntries(bodies) },
    image: AWS_CLI_IMAGE,
    command: ['sh', '/scripts/roles.sh'],
    settings: {
      AWS_REGION: environment.aws.region,
      DOMAIN_REGION: owner.aws.region,
      MASTER_ROLE: masterArn(owner, key),
    },
    ...addressOf(environment, domain),
    managed: null,
    egress: [internetEgress(environment), { to, ports: tcp(443) }],
    isDatabaseClient: false,
    memory: '256Mi',
  });
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

/** Where the domain answers: of our own a URL is kept, of those of others a host. */
function addressOf(environment: Environment, { key, isOwn }: MappedDomain) {
  const read = isOwn
    ? { as: 'url', secret: searchSecretName(environment, key), property: 'url' }
    : { as: 'host', secret: secretName.logSearch(environment), property: 'host' };
  const url = isOwn ? insert('url') : `https://${insert('host')}`;
  return { reads: [read], variables: { [URL_VARIABLE]: url } };
}
