import { objectIn, stackIn } from '../../support/compiled.ts';
import {
  type Corruption,
  container,
  pod,
  removeObject,
  resource,
  statement,
} from './corruption.ts';

const CART = 'services.cart-service';

export const safetyCorruptions: readonly Corruption[] = [
  {
    name: 'a password in a ConfigMap',
    code: 'check/secret-literal',
    path: CART,
    corrupt: (open) => {
      objectIn(open, 'ConfigMap', 'cart-service')['data'].DB_PASSWORD = 'Tr0ub4dor&3xKq9';
    },
  },
  {
    name: 'an access key in a Terraform argument',
    code: 'check/secret-literal',
    path: 'buckets.media',
    corrupt: (open) => {
      const { tags } = resource(open, 'data', 'aws_s3_bucket.media');
      tags.Uploader = ['AKIA', 'IOSFODNN7', 'ABCDEFG'].join('');
    },
  },
  {
    name: 'a Secret with data',
    code: 'check/secret-object',
    path: CART,
    corrupt: (open) => {
      const artifact = open.objects.find(
        ({ object }) => object.kind === 'ConfigMap' && object.metadata.name === 'cart-service',
      );
      const copy = structuredClone(artifact);
      if (!copy) return;
      copy['object'].kind = 'Secret';
      copy['object'].metadata.name = 'cart-keys';
      copy['object'].data = { level: 'MQ==' };
      open.objects.push(copy);
    },
  },
  {
    name: 'a Secret of which a pod takes whatever there is',
    code: 'check/secret-keys-unnamed',
    path: CART,
    corrupt: (open) => {
      container(open, 'cart-service')['envFrom'].push({ secretRef: { name: 'cart-service' } });
    },
  },
  {
    name: 'a database whose certificate nobody checks',
    code: 'check/tls-unverified',
    path: 'services.user-service',
    corrupt: (open) => {
      const { data } = objectIn(open, 'ExternalSecret', 'user-service')['spec'].target.template;
      data.DATABASE_URL = data.DATABASE_URL.replace('verify-full', 'require');
    },
  },
  {
    name: 'authorities that are mounted nowhere',
    code: 'check/authority-file',
    path: 'services.user-service',
    corrupt: (open) => {
      const own = container(open, 'user-service');
      own['volumeMounts'] = own['volumeMounts'].filter(
        (each: { name: string }) => each.name !== 'rds-ca',
      );
    },
  },
  {
    name: 'a webhook that the API server does not reach',
    code: 'check/webhook-closed',
    path: 'addons.cert-manager',
    corrupt: (open) => {
      objectIn(open, 'NetworkPolicy', 'cert-manager')['spec'].ingress = [];
    },
  },
  {
    name: 'an account that may do everything',
    code: 'check/cluster-admin',
    path: CART,
    corrupt: (open) => {
      const account = open.objects.find(
        ({ component, object }) => component === 'cart-service' && object.kind === 'ServiceAccount',
      );
      if (!account) throw new Error('No account of cart-service');
      const { namespace, name } = account['object'].metadata;
      const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole' };
      const binding = {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'ClusterRoleBinding',
        metadata: { name: 'cart-service', annotations: account['object'].metadata.annotations },
        roleRef: { ...roleRef, name: 'cluster-admin' },
        subjects: [{ kind: 'ServiceAccount', namespace, name }],
      };
      open.objects = [...open.objects, { ...account, object: binding } as typeof account];
    },
  },
  {
    name: 'a namespace of add-ons that denies nothing',
    code: 'check/default-deny',
    path: 'addons',
    corrupt: (open) => {
      open.objects = open.objects.filter(
        ({ object: { kind, metadata } }) =>
          kind !== 'NetworkPolicy' ||
          metadata.namespace !== 'argo-rollouts' ||
          metadata.name !== 'default-deny',
      );
    },
  },
  {
    name: 'an image that can change without a commit',
    code: 'check/image-mutable',
    path: CART,
    corrupt: (open) => {
      container(open, 'cart-service')['image'] = container(open, 'cart-service')['image'].replace(
        /:[^:]*$/,
        ':latest',
      );
    },
  },
  {
    name: 'a privileged container',
    code: 'check/pod-security',
    path: CART,
    corrupt: (open) => {
      container(open, 'cart-service')['securityContext'].privileged = true;
    },
  },
  {
    name: 'a volume from the host',
    code: 'check/pod-security',
    path: CART,
    corrupt: (open) => {
      pod(open, 'cart-service')['volumes'].push({ name: 'host', hostPath: { path: '/' } });
    },
  },
  {
    name: 'a pod in the network of its node',
    code: 'check/pod-security',
    path: CART,
    corrupt: (open) => {
      pod(open, 'cart-service')['hostNetwork'] = true;
    },
  },
  {
    name: 'a namespace where everything is allowed',
    code: 'check/default-deny',
    path: 'namespaces.backend-prod',
    corrupt: (open) => {
      open.objects = open.objects.filter(
        ({ object }) =>
          object.kind !== 'NetworkPolicy' ||
          object.metadata.namespace !== 'backend-prod' ||
          Object.keys(object.spec.podSelector).length > 0,
      );
    },
  },
  {
    name: 'a production service without a readiness probe',
    code: 'check/production-workload',
    path: CART,
    corrupt: (open) => {
      delete container(open, 'cart-service')['readinessProbe'];
    },
  },
  {
    name: 'a production service without a disruption budget',
    code: 'check/production-workload',
    path: CART,
    corrupt: (open) => removeObject(open, 'PodDisruptionBudget', 'cart-service'),
  },
  {
    name: 'a container without limits',
    code: 'check/container-resources',
    path: CART,
    corrupt: (open) => {
      delete container(open, 'cart-service')['resources'].limits;
    },
  },
  {
    name: 'a mounted API token',
    code: 'check/token-mounted',
    path: CART,
    corrupt: (open) => {
      pod(open, 'cart-service')['automountServiceAccountToken'] = true;
    },
  },
  {
    name: 'every action on everything',
    code: 'check/iam-wildcard',
    path: 'services.media-service',
    corrupt: (open) => {
      const first = statement(open, 'identity', 'media-service', 'ListMedia');
      first['actions'] = ['s3:*'];
      first['resources'] = ['*'];
    },
  },
  {
    name: 'a database the world can reach',
    code: 'check/public-access',
    path: 'databases.main',
    corrupt: (open) => {
      resource(open, 'data', 'aws_db_instance.main')['publicly_accessible'] = true;
    },
  },
  {
    name: 'a bucket that may become public',
    code: 'check/public-access',
    path: 'buckets.media',
    corrupt: (open) => {
      resource(open, 'data', 'aws_s3_bucket_public_access_block.media')['block_public_acls'] =
        false;
    },
  },
  {
    name: 'a port open to the world',
    code: 'check/open-to-world',
    path: 'edge.loadBalancers.main',
    corrupt: (open) => {
      const rule = resource(
        open,
        'network',
        'aws_vpc_security_group_ingress_rule.load-balancer-main-from-everywhere-443',
      );
      rule['from_port'] = 22;
      rule['to_port'] = 22;
    },
  },
  {
    name: 'a database in plain text on disk',
    code: 'check/encryption-at-rest',
    path: 'databases.main',
    corrupt: (open) => {
      resource(open, 'data', 'aws_db_instance.main')['storage_encrypted'] = false;
    },
  },
  {
    name: 'Kafka in plain text on the wire',
    code: 'check/encryption-in-transit',
    path: 'kafka.main',
    corrupt: (open) => {
      resource(open, 'data', 'aws_msk_cluster.main')[
        'encryption_info'
      ].encryption_in_transit.client_broker = 'PLAINTEXT';
    },
  },
  {
    name: 'a production database without backups',
    code: 'check/production-data',
    path: 'databases.main',
    corrupt: (open) => {
      resource(open, 'data', 'aws_db_instance.main')['backup_retention_period'] = 0;
    },
  },
  {
    name: 'a production database anybody can delete',
    code: 'check/production-data',
    path: 'databases.main',
    corrupt: (open) => {
      resource(open, 'data', 'aws_db_instance.main')['deletion_protection'] = false;
    },
  },
  {
    name: 'logs that are kept for ever',
    code: 'check/log-retention',
    path: CART,
    corrupt: (open) => {
      const group = resource(open, 'observability', 'aws_cloudwatch_log_group.cart-service');
      delete group['retention_in_days'];
    },
  },
  {
    name: 'a provider that accepts any account',
    code: 'check/provider-guard',
    path: '',
    corrupt: (open) => {
      const [provider] = stackIn(open, 'dns')['document'].provider.aws;
      delete provider.allowed_account_ids;
    },
  },
  {
    name: 'nodes whose volumes nobody can assign',
    code: 'check/launched-tags',
    path: 'cluster.nodeGroups.az1',
    corrupt: (open) => {
      const template = resource(open, 'cluster', 'aws_launch_template.az1');
      template['tag_specifications'].pop();
    },
  },
  {
    name: 'a replica that keeps every version for ever',
    code: 'check/bucket-lifecycle',
    path: 'buckets.backups',
    corrupt: (open) => {
      const key = 'aws_s3_bucket_lifecycle_configuration.backups-replica';
      resource(open, 'recovery', key)['rule'].splice(1, 1);
    },
  },
  {
    name: 'nodes that keep the image they were made with',
    code: 'check/never-updated',
    path: 'cluster.nodeGroups.az1',
    corrupt: (open) => {
      delete resource(open, 'cluster', 'aws_eks_node_group.az1')['release_version'];
    },
  },
  {
    name: 'nodes whose credentials reach pods',
    code: 'check/instance-metadata',
    path: 'cluster.nodeGroups.az1',
    corrupt: (open) => {
      const template = resource(open, 'cluster', 'aws_launch_template.az1');
      template['metadata_options'].http_put_response_hop_limit = 2;
    },
  },
  {
    name: 'nodes that may move the addresses of others',
    code: 'check/node-rights',
    path: 'cluster.nodeGroups',
    corrupt: (open) => {
      const key = 'aws_iam_role_policy_attachment.nodes-AmazonEKSWorkerNodePolicy';
      resource(open, 'cluster', key)['policy_arn'] = 'arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy';
    },
  },
];
