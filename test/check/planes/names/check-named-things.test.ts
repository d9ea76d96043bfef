import { checkNamedThings } from '../../../../src/check/planes/names/check-named-things.ts';
import { objectIn } from '../../../support/compiled.ts';
import { describeCheck, elementIn, removeElement, valuesIn } from '../../../support/corruptions.ts';

describeCheck(checkNamedThings, {
  'a bucket that is called otherwise': {
    change: (open) => {
      elementIn(open, 'data', 'aws_s3_bucket.media').bucket = 'media';
    },
    found: ['media-service', 'video-processing', 'video-streaming'].map(
      (name) => `check/name-missing at value of services.${name}.uses.buckets.media`,
    ),
  },
  'a bucket in a text of JSON': {
    change: (open) => {
      const { objstore } = valuesIn(open, 'thanos').global;
      objstore.config = objstore.config.replace('prod-metrics', 'prod-metric');
    },
    found: ['check/name-missing at value of addons.thanos'],
  },
  'the bucket of a job': {
    change: (open) => {
      const { jobTemplate } = objectIn(open, 'CronJob', 'main-export')['spec'];
      const { env } = jobTemplate.spec.template.spec.containers[0];
      env.find(({ name }: { name: string }) => name === 'BUCKET').value = 'archive';
    },
    found: ['check/name-missing at value of databases.main'],
  },
  'a log group of a service': {
    change: (open) => removeElement(open, 'observability', 'aws_cloudwatch_log_group.cart-service'),
    found: ['check/name-missing at value of addons.aws-for-fluent-bit'],
  },
  'the log group of all other pods': {
    change: (open) => {
      valuesIn(open, 'aws-for-fluent-bit').cloudWatchLogs.logGroupName = '/pods';
    },
    found: ['check/name-missing at value of addons.aws-for-fluent-bit'],
  },
  'an image in the registry of another region': {
    change: (open) => {
      const [container] = objectIn(open, 'Deployment', 'cart-service')['spec'].template.spec
        .containers;
      container.image = container.image.replace('us-east-1', 'eu-west-1');
    },
    found: ['check/name-missing at value of services.cart-service.image'],
  },
  'a repository that is dropped': {
    change: (open) => removeElement(open, 'registry', 'aws_ecr_repository.ai-service'),
    found: ['check/name-missing at value of services.ai-service.image'],
  },
  'a target group': {
    change: (open) => {
      objectIn(open, 'TargetGroupBinding', 'api-gateway')['spec'].targetGroupName = 'gateway';
    },
    found: ['check/name-missing at value of services.api-gateway'],
  },
  'a topic of another account': {
    change: (open) => {
      const [, receiver] = valuesIn(open, 'kube-prometheus-stack').alertmanager.config.receivers;
      receiver.sns_configs[0].topic_arn = 'arn:aws:sns:us-east-1:444455556666:alerts';
    },
    found: ['check/name-missing at value of addons.kube-prometheus-stack'],
  },
  'a user of a cache': {
    change: (open) => removeElement(open, 'data', 'aws_elasticache_user.chat-service'),
    found: ['check/name-missing at value of services.chat-service.uses.caches[0]'],
  },
  'the cluster in the values of a chart': {
    change: (open) => {
      valuesIn(open, 'cluster-autoscaler').autoDiscovery.clusterName = 'prod';
    },
    found: ['check/name-missing at value of addons.cluster-autoscaler'],
  },
});
