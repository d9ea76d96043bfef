// Layers of the network and of the clusters, and who may do what.
import type { Output, Rows } from '../proof/rows.ts';
import { row } from '../proof/rows.ts';
import {
  ACCOUNTS,
  dev,
  everywhere,
  hub,
  ofClusters,
  ofWorkloads,
  prod,
  shared,
  staging,
  times,
} from './environments.ts';
import { INTERNET, PUBLIC, tablesOf, ZONES } from './subnets.ts';

const namespace = ({ kubernetes }: Output, label: string) =>
  kubernetes('namespaces/namespace-apps', `metadata.labels."${label}"`);
const member = ({ terraform }: Output, key: string) =>
  terraform('cluster', `aws_eks_access_entry.member-landing-zone-developer.${key}`);

export const security: Rows = {
  'S1-SEC-06': row(
    'a network ACL around every tier of subnets',
    ...ofWorkloads(({ terraform }) =>
      terraform('network', 'aws_network_acl.*.subnet_ids').are(
        ...['database', 'private', 'public'].map((tier) =>
          ZONES.map((zone) => `\${aws_subnet.${tier}-${zone}.id}`),
        ),
      ),
    ),
    ...ofWorkloads(({ terraform }) =>
      terraform('network', 'aws_network_acl_rule.database-from-*.cidr_block').matches(/^10\./),
    ),
    ...[hub, shared].map(({ terraform }) =>
      terraform('network', 'aws_network_acl.*.vpc_id').all('${aws_vpc.main.id}'),
    ),
  ),
  'S1-SEC-07': row(
    'security groups of nodes, stores and load balancers, with their callers',
    ...ofWorkloads(({ terraform }) =>
      terraform(
        'network',
        'aws_vpc_security_group_ingress_rule[security_group_id="${aws_security_group.database-main.id}"].referenced_security_group_id',
      ).are('${aws_security_group.nodes.id}'),
    ),
    ...ofWorkloads(({ terraform }) =>
      terraform(
        'network',
        'aws_vpc_security_group_ingress_rule[security_group_id="${aws_security_group.cache-main.id}"].referenced_security_group_id',
      ).are('${aws_security_group.nodes.id}'),
    ),
    ...ofWorkloads(({ terraform }) =>
      terraform(
        'network',
        'aws_vpc_security_group_ingress_rule[security_group_id="${aws_security_group.nodes.id}"].referenced_security_group_id',
      ).includes('${aws_security_group.'),
    ),
    ...ofWorkloads(({ terraform }) =>
      terraform(
        'network',
        'aws_vpc_security_group_ingress_rule[security_group_id="${aws_security_group.load-balancer-main.id}"].from_port',
      ).are(443),
    ),
    ...ofWorkloads(({ terraform }) =>
      terraform('cluster', 'aws_launch_template.system.vpc_security_group_ids').includes(
        '${data.terraform_remote_state.network.outputs.security_group_ids["nodes"]}',
      ),
    ),
  ),
  'S1-SEC-08': row(
    'no private subnet has a route to an internet gateway',
    ...ofWorkloads((output) => tablesOf(output, 'private')),
    ...ofWorkloads((output) => tablesOf(output, 'database')),
    ...ofWorkloads(({ terraform }) =>
      terraform('network', `aws_route[${INTERNET}].route_table_id`).are(
        ...PUBLIC.map((table) => `\${aws_route_table.${table}.id}`),
      ),
    ),
    ...[hub, shared].map(({ terraform }) =>
      terraform('network', 'aws_internet_gateway.main').absent(),
    ),
  ),
  'S1-SEC-09': row(
    'Istio: mutual TLS between all services',
    everywhere
      .kubernetes('*/peerauthentication-*', 'metadata.name')
      .are(...times(4, 'default'), ...times(3, 'jobs')),
    everywhere
      .kubernetes('mesh/peerauthentication-default', 'spec.mtls.mode')
      .are(...times(4, 'STRICT')),
    everywhere
      .kubernetes('mesh/peerauthentication-default', 'metadata.namespace')
      .are(...times(4, 'istio-system')),
    ...ofWorkloads((output) => namespace(output, 'istio-injection').is('enabled')),
    ...ofWorkloads(({ kubernetes }) =>
      kubernetes('jobs/peerauthentication-jobs', 'spec.portLevelMtls').is({
        9090: { mode: 'PERMISSIVE' },
      }),
    ),
  ),
  'S1-SEC-10': row(
    'RBAC: developers look at the namespace of applications, the platform team runs the cluster',
    member(dev, 'principal_arn').is(`arn:aws:iam::${ACCOUNTS.dev}:role/landing-zone-developer`),
    member(staging, 'principal_arn').is(
      `arn:aws:iam::${ACCOUNTS.staging}:role/landing-zone-developer`,
    ),
    member(prod, 'principal_arn').is(`arn:aws:iam::${ACCOUNTS.prod}:role/landing-zone-developer`),
    ...ofClusters((output) => member(output, 'kubernetes_groups').is(['groundplan:apps:view'])),
    ...ofClusters(({ kubernetes }) =>
      kubernetes('namespaces/rolebinding-members-view', 'subjects[kind=Group].name').are(
        'groundplan:apps:view',
      ),
    ),
    ...ofClusters(({ kubernetes }) =>
      kubernetes('namespaces/rolebinding-members-view', 'roleRef.name').is('members-view'),
    ),
    ...ofClusters(({ kubernetes }) =>
      kubernetes('namespaces/role-members-view', 'rules[].verbs').includes('get', 'list', 'watch'),
    ),
    ...ofClusters(({ kubernetes }) =>
      kubernetes('namespaces/role-members-view', 'rules[].verbs').excludes('create', 'delete', '*'),
    ),
    ...ofClusters(({ kubernetes }) =>
      kubernetes('namespaces/role-members-view', 'rules[].resources').excludes('secrets', '*'),
    ),
    everywhere
      .terraform('cluster', 'aws_eks_access_policy_association.platform.policy_arn')
      .are(...times(4, 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy')),
  ),
  'S1-SEC-11': row(
    'namespaces enforce a Pod Security level, since policies of pods are gone from Kubernetes',
    namespace(dev, 'pod-security.kubernetes.io/enforce').is('baseline'),
    namespace(staging, 'pod-security.kubernetes.io/enforce').is('restricted'),
    namespace(prod, 'pod-security.kubernetes.io/enforce').is('restricted'),
    prod.deviates('namespaces.apps.podSecurity'),
  ),
  'S1-SEC-14': row(
    'AWS rotates administrators where databases stand alone, people the rest',
    prod
      .terraform('data', 'aws_rds_cluster.main.master_password_wo')
      .includes('aws_secretsmanager_secret_version.database-main-master'),
    ...[dev, staging].flatMap(({ terraform }) => [
      terraform('data', 'aws_rds_cluster.main.manage_master_user_password').is(true),
      terraform('data', 'aws_rds_cluster.main.master_user_secret_kms_key_id').includes(
        'outputs.key_arns["data"]',
      ),
      terraform('data', 'aws_rds_cluster.main.master_password_wo').absent(),
    ]),
    dev
      .kubernetes(
        'database-main/externalsecret-main-logins',
        'spec.dataFrom[0].find.tags."aws:rds:primaryDBClusterArn"',
      )
      .is('arn:aws:rds:us-west-2:888899990000:cluster:landing-zone-dev-main'),
    prod.deviates('addons.external-secrets'),
  ),
  'S1-SEC-15': row(
    'layers behind each other',
    ...ofWorkloads(({ documented }) =>
      documented(
        'WAF, CloudFront, Shield, network ACLs, security groups, private subnets, Istio, RBAC, Pod Security, KMS, TLS and Secrets Manager stand behind each other; Config, GuardDuty and CloudTrail watch',
      ),
    ),
  ),
};
