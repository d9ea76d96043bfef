// The table of services: name, address, port, group and status of each, with three replicas at least.
import { outputOf, type Row, type Rows, row } from '../../proof/rows.ts';

const { kubernetes, terraform, documented } = outputOf('learning-hub/prod');

export interface Service {
  readonly title: string;
  readonly clusterIP: string;
  readonly port: number;
  readonly group: keyof typeof GROUPS;
  readonly status: 'existing' | 'new';
}

/** As the page of the environment titles them. */
const GROUPS = {
  gateway: 'API Gateway',
  learning: 'Learning Core',
  engagement: 'Engagement &amp; Community',
  commerce: 'Commerce &amp; Business',
  analytics: 'Data &amp; Analytics',
  platform: 'Platform &amp; Infrastructure',
};

type Line = readonly [string, string, string, number, Service['status']];

const LINES: Readonly<Record<Service['group'], readonly Line[]>> = {
  gateway: [['api-gateway', 'API Gateway', '10.100.0.1', 3000, 'existing']],
  learning: [
    ['user-service', 'User Service', '10.100.1.1', 3001, 'existing'],
    ['auth-service', 'Auth Service', '10.100.1.2', 3002, 'existing'],
    ['rbac-service', 'RBAC Service', '10.100.1.3', 3013, 'new'],
    ['org-service', 'Organization Service', '10.100.1.4', 3014, 'new'],
    ['course-service', 'Course Service', '10.100.2.1', 3003, 'existing'],
    ['content-service', 'Content Service', '10.100.2.2', 3008, 'existing'],
    ['media-service', 'Media Service', '10.100.2.3', 3006, 'existing'],
    ['video-processing', 'Video Processing Service', '10.100.2.4', 3015, 'new'],
    ['video-streaming', 'Video Streaming Service', '10.100.2.5', 3016, 'new'],
    ['live-streaming', 'Live Streaming Service', '10.100.2.6', 3017, 'new'],
    ['enrollment-service', 'Enrollment Service', '10.100.3.1', 3004, 'existing'],
    ['progress-service', 'Progress Service', '10.100.3.2', 3018, 'existing'],
    ['assessment-service', 'Assessment Service', '10.100.3.3', 3009, 'existing'],
    ['assignment-service', 'Assignment Service', '10.100.3.4', 3019, 'new'],
    ['certificate-service', 'Certificate Service', '10.100.3.5', 3011, 'existing'],
  ],
  engagement: [
    ['notification-service', 'Notification Service', '10.100.4.1', 3007, 'existing'],
    ['chat-service', 'Chat Service', '10.100.4.2', 3020, 'new'],
    ['forum-service', 'Forum Service', '10.100.4.3', 3021, 'new'],
    ['review-service', 'Review Service', '10.100.4.4', 3010, 'existing'],
    ['gamification-service', 'Gamification Service', '10.100.4.5', 3012, 'existing'],
    ['support-service', 'Support Ticket Service', '10.100.4.6', 3022, 'new'],
    ['moderation-service', 'Moderation Service', '10.100.4.7', 3023, 'new'],
  ],
  commerce: [
    ['payment-service', 'Payment Service', '10.100.5.1', 3005, 'existing'],
    ['billing-service', 'Billing Service', '10.100.5.2', 3024, 'new'],
    ['cart-service', 'Shopping Cart Service', '10.100.5.3', 3025, 'new'],
    ['coupon-service', 'Coupon Service', '10.100.5.4', 3026, 'new'],
    ['webhook-service', 'Webhook Service', '10.100.5.5', 3027, 'new'],
  ],
  analytics: [
    ['analytics-service', 'Analytics Service', '10.100.6.1', 3028, 'new'],
    ['reporting-service', 'Reporting Service', '10.100.6.2', 3029, 'new'],
    ['search-service', 'Search Service', '10.100.6.3', 3030, 'new'],
    ['recommendation-service', 'Recommendation Service', '10.100.6.4', 3031, 'new'],
    ['ai-service', 'AI Platform Service', '10.100.6.5', 3032, 'new'],
    ['audit-service', 'Audit Log Service', '10.100.6.6', 3033, 'new'],
  ],
  platform: [
    ['code-exec-service', 'Code Execution Service', '10.100.7.1', 3034, 'new'],
    ['doc-mgmt-service', 'Document Mgmt Service', '10.100.7.2', 3035, 'new'],
    ['feature-flag-service', 'Feature Flag Service', '10.100.7.3', 3036, 'new'],
    ['admin-service', 'Admin Service', '10.100.7.4', 3037, 'existing'],
  ],
};

/** By name, in the order of the design. */
export const SERVICES: ReadonlyMap<string, Service> = new Map(
  Object.entries(LINES).flatMap(([group, lines]) =>
    lines.map(([name, title, clusterIP, port, status]) => [
      name,
      { title, clusterIP, port, status, group: group as Service['group'] },
    ]),
  ),
);

export const NAMES = [...SERVICES.keys()];

/** The name is the first part of the DNS name, the namespace the second. */
function serviceRow(name: string, { title, clusterIP, port, group, status }: Service): Row {
  const service = (path: string) => kubernetes(`${name}/service-${name}`, path);
  const deployment = (path: string) => kubernetes(`${name}/deployment-${name}`, path);
  const autoscaler = (path: string) => kubernetes(`${name}/horizontalpodautoscaler-${name}`, path);
  const labelled = 'labels."app.kubernetes.io/name"';
  return row(
    `${title}: ${clusterIP}:${port}, ${status}`,
    service('metadata.name').is(name),
    service('metadata.namespace').is('backend-prod'),
    service('spec.type').is('ClusterIP'),
    service('spec.clusterIP').is(clusterIP),
    service('spec.ports[].port').are(port),
    service('spec.ports[0].targetPort').is('http'),
    service('spec.selector."app.kubernetes.io/name"').is(name),
    deployment(`spec.template.metadata.${labelled}`).is(name),
    deployment('spec.template.spec.containers[].name').are(name),
    deployment('spec.template.spec.containers[].ports[name=http].containerPort').is(port),
    deployment('metadata.namespace').is('backend-prod'),
    autoscaler('spec.minReplicas').is(3),
    autoscaler('spec.scaleTargetRef.name').is(name),
    deployment('spec.template.spec.containers[0].image').matches(
      new RegExp(`^111122223333\\.dkr\\.ecr\\.us-east-1\\.amazonaws\\.com/learning-hub/${name}:`),
    ),
    terraform('registry', `aws_ecr_repository.${name}.name`).is(`learning-hub/${name}`),
    deployment('metadata.labels."learninghub.io/category"').is(group),
    documented(
      `| \`${name}\` | ${title} | ${GROUPS[group]} | ${status} | ${port} | ${clusterIP} | 3 to 9 |`,
    ),
  );
}

/** `S3-SVC-01` is the gateway, then each as it stands in the list. */
export const rows: Rows = Object.fromEntries(
  [...SERVICES].map(([name, service], index) => [
    `S3-SVC-${String(index + 1).padStart(2, '0')}`,
    serviceRow(name, service),
  ]),
);
