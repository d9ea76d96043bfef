import { type OpenInput, objectIn } from '../../support/compiled.ts';
import type { AnyObject } from '../../support/kubernetes-objects.ts';
import { type Corruption, removeObject, resource, statement } from './corruption.ts';

const CART = 'services.cart-service';

export const planesCorruptions: readonly Corruption[] = [
  {
    name: 'a role that does not exist',
    code: 'check/role-missing',
    path: 'services.progress-service',
    corrupt: (open) => {
      const { annotations } = objectIn(open, 'ServiceAccount', 'progress-service')['metadata'];
      annotations['eks.amazonaws.com/role-arn'] = 'arn:aws:iam::111122223333:role/progress';
    },
  },
  {
    name: 'a role that trusts another ServiceAccount',
    code: 'check/role-trust',
    path: CART,
    corrupt: (open) => {
      const { condition } = statement(open, 'identity', 'cart-service-trust');
      condition[1].values = ['system:serviceaccount:backend-prod:auth-service'];
    },
  },
  {
    name: 'a role in another account',
    code: 'check/role-missing',
    path: 'services.progress-service',
    corrupt: (open) => {
      const { annotations } = objectIn(open, 'ServiceAccount', 'progress-service')['metadata'];
      annotations['eks.amazonaws.com/role-arn'] =
        'arn:aws:iam::444455556666:role/night-school-prod-progress-service';
    },
  },
  {
    name: 'a service that a search domain does not know',
    code: 'check/search-role-missing',
    path: 'services.forum-service',
    corrupt: (open) => {
      const { data } = objectIn(open, 'ConfigMap', 'search-main-roles');
      data['rolesmapping.managed-write.json'] = data['rolesmapping.managed-write.json'].replace(
        'forum-service',
        'blog-service',
      );
    },
  },
  {
    name: 'a secret nobody creates',
    code: 'check/secret-missing',
    path: CART,
    corrupt: (open) => {
      const [first] = objectIn(open, 'ExternalSecret', 'cart-service')['spec'].data;
      first.remoteRef.key = 'night-school/prod/caches/other';
    },
  },
  {
    name: 'a property the secret does not have',
    code: 'check/secret-property',
    path: CART,
    corrupt: (open) => {
      const [first] = objectIn(open, 'ExternalSecret', 'cart-service')['spec'].data;
      first.remoteRef.property = 'hostname';
    },
  },
  {
    name: 'an ingress controller that a strict mesh refuses',
    code: 'check/mesh-entrance',
    // Nothing here defines the kinds of a mesh.
    consequences: ['check/definition-missing'],
    path: CART,
    corrupt: (open) => {
      const beside = (object: AnyObject) => {
        const metadata = { name: 'cart-service', namespace: 'backend-prod' };
        const like = open.objects.find((each) => each['object'].metadata.name === metadata.name);
        open.objects.push({ ...like, object: { ...object, metadata } });
      };
      const backend = { service: { name: 'cart-service', port: { name: 'http' } } };
      const http = { paths: [{ path: '/', pathType: 'Prefix', backend }] };
      objectIn(open, 'Namespace', 'backend-prod')['metadata'].labels['istio-injection'] = 'enabled';
      beside({
        ...{ apiVersion: 'security.istio.io/v1', kind: 'PeerAuthentication' },
        spec: { mtls: { mode: 'STRICT' } },
      });
      beside({
        ...{ apiVersion: 'networking.k8s.io/v1', kind: 'Ingress' },
        spec: { ingressClassName: 'nginx', rules: [{ host: 'cart.example.org', http }] },
      });
    },
  },
  {
    name: 'a template that inserts what nothing reads',
    code: 'check/secret-template',
    path: CART,
    corrupt: (open) => {
      const [first] = objectIn(open, 'ExternalSecret', 'cart-service')['spec'].data;
      first.secretKey = 'misspelt';
    },
  },
  {
    name: 'a secret store for every namespace',
    code: 'check/secret-store-open',
    path: 'addons.external-secrets',
    corrupt: (open) => {
      delete objectIn(open, 'ClusterSecretStore', 'secrets-manager')['spec'].conditions;
    },
  },
  {
    name: 'a secret store that leaves out a namespace that reads',
    code: 'check/secret-store-namespace',
    path: 'services',
    corrupt: (open) => {
      const store = objectIn(open, 'ClusterSecretStore', 'secrets-manager');
      store['spec'].conditions = [{ namespaces: ['monitoring'] }];
    },
  },
  {
    name: 'the login of an administrator within reach of services',
    code: 'check/secret-master-open',
    path: 'addons.external-secrets',
    corrupt: (open) => {
      const denied = statement(open, 'identity', 'addon-external-secrets', 'NoMasters');
      denied['effect'] = 'Allow';
    },
  },
  {
    name: 'secrets their store may not read',
    code: 'check/secret-unreadable',
    path: '',
    corrupt: (open) => {
      const own = statement(open, 'identity', 'addon-external-secrets', 'ReadOwnSecrets');
      own['resources'] = ['arn:aws:secretsmanager:us-east-1:111122223333:secret:other/*'];
    },
  },
  {
    name: 'a store that does not exist',
    code: 'check/secret-store-missing',
    path: CART,
    corrupt: (open) => {
      objectIn(open, 'ExternalSecret', 'cart-service')['spec'].secretStoreRef.name = 'vault';
    },
  },
  {
    name: 'a bucket nobody creates',
    code: 'check/name-missing',
    path: 'services.media-service',
    corrupt: (open) => {
      objectIn(open, 'ConfigMap', 'media-service')['data'].MEDIA_BUCKET = 'night-school-medea';
    },
  },
  {
    name: 'a target group nobody creates',
    code: 'check/name-missing',
    path: 'services.api-gateway',
    corrupt: (open) => {
      objectIn(open, 'TargetGroupBinding', 'api-gateway')['spec'].targetGroupName = 'api-gateway';
    },
  },
  {
    name: 'an image from a repository nobody creates',
    code: 'check/name-missing',
    path: CART,
    corrupt: (open) => {
      const [first] = objectIn(open, 'Deployment', 'cart-service')['spec'].template.spec.containers;
      first.image = first.image.replace('cart-service:', 'shopping-cart:');
    },
  },
  {
    name: 'a closed port of the database',
    code: 'check/security-group-missing',
    path: '',
    corrupt: (open) => {
      resource(open, 'network', 'aws_vpc_security_group_ingress_rule.cache-main-from-nodes-6379')[
        'from_port'
      ] = 6380;
    },
  },
  {
    name: 'a port of a store that nothing needs',
    code: 'check/security-group-unneeded',
    path: 'caches.main',
    corrupt: (open) => {
      const rules = open.stacks.find(({ stack }) => stack === 'network')?.['document'].resource
        .aws_vpc_security_group_ingress_rule;
      const rule = rules['cache-main-from-nodes-6379'];
      rules['cache-main-from-nodes-22'] = { ...rule, from_port: 22, to_port: 22 };
      const network = open.stacks.find(({ stack }) => stack === 'network');
      if (network) {
        network['origins']['aws_vpc_security_group_ingress_rule.cache-main-from-nodes-22'] = [
          'caches',
          'main',
        ];
      }
    },
  },
  {
    name: 'an edge one side refuses',
    code: 'check/edge-half-open',
    path: '',
    corrupt: (open) => {
      objectIn(open, 'NetworkPolicy', 'cart-service')['spec'].ingress = [];
    },
  },
  {
    name: 'a service of somebody else that is called behind a closed door',
    code: 'check/outside-closed',
    path: 'services.payment-service',
    corrupt: (open) => {
      const { spec } = objectIn(open, 'NetworkPolicy', 'payment-service');
      spec.egress = spec.egress.filter(({ to }: AnyObject) => to[0].ipBlock?.cidr !== '0.0.0.0/0');
    },
  },
  {
    name: 'subnets the load balancer controller cannot find',
    code: 'check/subnet-tag-missing',
    path: 'network.subnets.public',
    corrupt: (open) => {
      const { tags } = resource(open, 'network', 'aws_subnet.public-us-east-1a');
      delete tags['kubernetes.io/role/elb'];
    },
  },
  {
    name: 'a certificate for another host',
    code: 'check/certificate-host',
    path: 'edge.distributions.main',
    corrupt: (open) => {
      resource(open, 'edge', 'aws_acm_certificate.distribution-main')['domain_name'] =
        'shop.nightschool.com';
    },
  },
  {
    name: 'an address outside the range of Services',
    code: 'check/service-address',
    path: CART,
    corrupt: (open) => {
      objectIn(open, 'Service', 'cart-service')['spec'].clusterIP = '10.200.0.1';
    },
  },
  {
    name: 'a role no ServiceAccount takes on',
    code: 'check/role-unused',
    path: 'services.progress-service',
    corrupt: (open) => {
      const { annotations } = objectIn(open, 'ServiceAccount', 'progress-service')['metadata'];
      delete annotations['eks.amazonaws.com/role-arn'];
    },
  },
  {
    name: 'a log group nobody creates',
    code: 'check/name-missing',
    path: '',
    corrupt: (open) => {
      const groups = open.stacks.find(({ stack }) => stack === 'observability')?.['document']
        .resource.aws_cloudwatch_log_group;
      delete groups['cart-service'];
    },
  },
  {
    name: 'an archive of logs that nobody may write to',
    code: 'check/permission-missing',
    path: 'addons.aws-for-fluent-bit',
    corrupt: (open) => {
      const written = statement(open, 'identity', 'addon-aws-for-fluent-bit', 'ArchiveLogs');
      written['resources'] = ['arn:aws:s3:::night-school-documents/logs/*'];
    },
    consequences: ['check/permission-unused'],
  },
  {
    name: 'a target group without pods',
    code: 'check/target-group-unbound',
    path: 'edge.loadBalancers.main',
    corrupt: (open) => removeObject(open, 'TargetGroupBinding', 'api-gateway'),
  },
  {
    name: 'a namespace whose pods do not wait for the load balancer',
    code: 'check/readiness-gate',
    path: 'services.api-gateway',
    corrupt: (open) => {
      const { labels } = objectIn(open, 'Namespace', 'backend-prod')['metadata'];
      delete labels['elbv2.k8s.aws/pod-readiness-gate-inject'];
    },
  },
  {
    name: 'a bucket behind a distribution that nobody fills',
    code: 'check/bucket-unwritten',
    path: 'buckets.static',
    corrupt: (open) => {
      statement(open, 'edge', 'frontend-publish', 'Publish')['actions'] = ['s3:DeleteObject'];
    },
  },
  {
    name: 'a pipeline with a token of Argo CD that nothing makes',
    code: 'check/pipeline-credential',
    path: 'delivery.pipeline',
    corrupt: (open) =>
      inPipeline(open, 'aws lambda', 'credentialsId: ARGOCD_CREDENTIALS\naws lambda'),
  },
  {
    name: 'a pipeline that asks an Argo CD that nothing exposes',
    code: 'check/pipeline-host',
    path: 'delivery.pipeline',
    corrupt: (open) => inPipeline(open, 'ask applied', 'curl "https://argocd.nightschool.com/api"'),
  },
  {
    name: 'a pipeline that the API server does not let in',
    code: 'check/pipeline-unheard',
    path: 'delivery.pipeline',
    corrupt: (open) => removeObject(open, 'RoleBinding', 'rollouts'),
  },
  {
    name: 'a pipeline whose role is another one',
    code: 'check/role-missing',
    consequences: ['check/pipeline-unheard'],
    path: 'delivery.pipeline',
    corrupt: (open) => inPipeline(open, 'role/night-school-prod-deploy', 'role/deploy'),
  },
  {
    name: 'a pipeline that reads another secret',
    code: 'check/secret-missing',
    path: 'delivery.pipeline',
    corrupt: (open) => inPipeline(open, 'pipeline/platform-repository', 'platform'),
  },
];

function inPipeline(open: OpenInput, from: string, to: string): void {
  const jenkinsfile = open.texts.find(({ path }) => path === 'ci/Jenkinsfile');
  if (!jenkinsfile?.['content'].includes(from)) throw new Error(`No ${from} in the pipeline`);
  jenkinsfile['content'] = jenkinsfile['content'].replaceAll(from, to);
}
