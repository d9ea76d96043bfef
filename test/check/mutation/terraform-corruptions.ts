import { stackIn } from '../../support/compiled.ts';
import { type Corruption, resource, statement } from './corruption.ts';

export const terraformCorruptions: readonly Corruption[] = [
  {
    name: 'an import to an address that its stack does not have',
    code: 'check/adoption-unknown',
    path: 'adopt',
    corrupt: (open) => {
      stackIn(open, 'network')['document'].import = [
        { to: 'aws_vpc.other', id: 'vpc-0123456789abcdef0' },
      ];
    },
  },
  {
    name: 'an import of a bucket with another name',
    code: 'check/adoption-replaces',
    path: 'adopt',
    corrupt: (open) => {
      stackIn(open, 'data')['document'].import = [{ to: 'aws_s3_bucket.media', id: 'pictures' }];
    },
  },
  {
    name: 'a reference to a resource that does not exist',
    code: 'check/reference-unknown',
    path: 'network',
    corrupt: (open) => {
      resource(open, 'network', 'aws_route.public-us-east-1a')['gateway_id'] =
        '${aws_internet_gateway.other.id}';
    },
  },
  {
    name: 'an argument that the provider does not know',
    code: 'check/argument-unknown',
    path: 'cluster',
    corrupt: (open) => {
      resource(open, 'cluster', 'aws_eks_cluster.main')['vpc_config'].endpoint_private_acces = true;
    },
  },
  {
    name: 'an output that its stack does not declare',
    code: 'check/output-unknown',
    path: 'edge.loadBalancers.main',
    corrupt: (open) => {
      resource(open, 'edge', 'aws_lb_target_group.main-api-gateway')['vpc_id'] =
        '${data.terraform_remote_state.network.outputs.vpc}';
    },
  },
  {
    name: 'a key that an output does not have',
    code: 'check/output-unknown',
    path: 'cluster',
    corrupt: (open) => {
      resource(open, 'cluster', 'aws_eks_cluster.main')['vpc_config'].subnet_ids =
        '${data.terraform_remote_state.network.outputs.subnet_ids["privat"]}';
    },
  },
  {
    name: 'an input of a module that no stack hands out',
    code: 'check/module-input-unknown',
    path: 'network.inputs.vpc_id',
    corrupt: (open) => {
      const edge = stackIn(open, 'edge');
      edge['origins']['module.own'] = ['network'];
      edge['document'].module = {
        own: { source: './module', vpc_id: '${data.terraform_remote_state.network.outputs.vpc}' },
      };
    },
  },
  {
    name: 'two stacks that read each other',
    code: 'check/stack-cycle',
    path: '',
    corrupt: (open) => {
      stackIn(open, 'network')['dependsOn'].push('edge');
    },
  },
  {
    name: 'a stack that is read and not waited for',
    code: 'check/stack-dependency-missing',
    path: '',
    corrupt: (open) => {
      stackIn(open, 'cluster')['dependsOn'] = ['security'];
    },
  },
  {
    name: 'two resources that need each other',
    code: 'check/resource-cycle',
    path: 'edge.zone',
    corrupt: (open) => {
      resource(open, 'dns', 'aws_route53_zone.main')['comment'] =
        '${aws_route53_zone.main.zone_id}';
    },
  },
  {
    name: 'an address that does not wait for the internet gateway',
    code: 'check/wait-missing',
    path: 'network.nat',
    corrupt: (open) => {
      delete resource(open, 'network', 'aws_eip.nat-us-east-1a')['depends_on'];
    },
  },
  {
    name: 'two roles of one name',
    code: 'check/aws-name-duplicate',
    path: 'services',
    corrupt: (open) => {
      resource(open, 'registry', 'aws_ecr_repository.cart-service')['name'] =
        'night-school/auth-service';
      for (const { object } of open.objects) {
        if (object.kind !== 'Deployment' || object.metadata.name !== 'cart-service') continue;
        const [first] = object.spec.template.spec.containers;
        first.image = first.image.replace('cart-service', 'auth-service');
      }
    },
  },
  {
    name: 'two keys of one address',
    code: 'check/address-duplicate',
    path: 'buckets.media',
    corrupt: (open) => {
      const again = ['buckets', 'media'];
      stackIn(open, 'data')['repeats'] = [
        { address: 'aws_s3_bucket.media', first: ['buckets', 'covers'], again },
      ];
    },
  },
  {
    name: 'two stacks with one state',
    code: 'check/backend-key-duplicate',
    path: '',
    corrupt: (open) => {
      stackIn(open, 'cost')['document'].terraform.backend.s3.key =
        'night-school/prod/registry.tfstate';
    },
  },
  {
    name: 'text that Terraform would evaluate',
    code: 'check/text-evaluated',
    path: 'caches.main',
    corrupt: (open) => {
      resource(open, 'data', 'aws_elasticache_replication_group.main')['description'] =
        '%{ if true }yes%{ endif }';
    },
  },
  {
    name: 'a read replica that names the key of its region',
    code: 'check/replica-key-named',
    path: 'databases.main.replicas.analytics',
    corrupt: (open) => {
      const primary = resource(open, 'data', 'aws_db_instance.main');
      resource(open, 'data', 'aws_db_instance.main-analytics')['kms_key_id'] =
        primary['kms_key_id'];
    },
  },
  {
    name: 'a read replica of another region without a key',
    code: 'check/replica-key-missing',
    path: 'databases.main.replicas.analytics',
    corrupt: (open) => {
      const replica = resource(open, 'data', 'aws_db_instance.main-analytics');
      replica['replicate_source_db'] =
        'arn:aws:rds:eu-west-1:111122223333:db:night-school-prod-main';
      replica['depends_on'].push('aws_db_instance.main');
    },
  },
  {
    name: 'volumes under a key that is closed to Auto Scaling',
    code: 'check/volume-key-closed',
    path: 'audit.ebsEncryption',
    corrupt: (open) => {
      const { document, origins } = stackIn(open, 'security');
      document.resource.aws_ebs_default_kms_key = {
        main: { key_arn: '${aws_kms_key.storage.arn}' },
      };
      origins['aws_ebs_default_kms_key.main'] = ['audit', 'ebsEncryption'];
    },
  },
  {
    name: 'more routes than a table takes',
    code: 'check/aws-quota',
    path: 'network',
    corrupt: (open) => {
      const { document, origins } = stackIn(open, 'network');
      for (let at = 0; at < 60; at += 1) {
        document.resource.aws_route[`further-${at}`] = {
          ...resource(open, 'network', 'aws_route.private-us-east-1a'),
          destination_cidr_block: `192.168.${at}.0/24`,
        };
        origins[`aws_route.further-${at}`] = ['network', 'subnets', 'private'];
      }
    },
  },
  {
    name: 'a policy that is longer than IAM takes',
    code: 'check/policy-size',
    path: 'network',
    corrupt: (open) => {
      statement(open, 'network', 'flow-logs')['resources'].push(
        ...Array.from(
          { length: 200 },
          (_, at) => `arn:aws:logs:us-east-1:111122223333:log-group:/flow-logs/${at}:*`,
        ),
      );
    },
  },
  {
    name: 'findings that EventBridge may never publish',
    code: 'check/topic-condition',
    path: 'observability.notify',
    corrupt: (open) => {
      statement(open, 'observability', 'alerts', 'Findings')['condition'] = [
        { test: 'StringEquals', variable: 'aws:SourceAccount', values: ['111122223333'] },
      ];
    },
  },
  {
    name: 'a replication that S3 may never start',
    code: 'check/trust-condition',
    path: 'buckets.backups.replicate',
    corrupt: (open) => {
      statement(open, 'recovery', 'backups-replication-trust')['condition'] = [
        { test: 'StringEquals', variable: 'aws:SourceAccount', values: ['111122223333'] },
      ];
    },
  },
];
