// The pods of Open edX, and what they ask of their stores.
import { outputOf, type Rows, row } from '../proof/rows.ts';
import { address, type Claims, container, pod, QUEUES, settings } from './services.ts';

const { terraform, kubernetes, deviates } = outputOf('openedx/prod');

const ZONE_SPREAD =
  'spec.template.spec.topologySpreadConstraints[topologyKey=topology.kubernetes.io/zone]';

function autoscaled(service: string, least: number, most: number): Claims {
  const autoscaler = `${service}/horizontalpodautoscaler-${service}`;
  return [
    kubernetes(autoscaler, 'spec.scaleTargetRef').is({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Rollout',
      name: service,
    }),
    kubernetes(autoscaler, 'spec.minReplicas').is(least),
    kubernetes(autoscaler, 'spec.maxReplicas').is(most),
    kubernetes(
      autoscaler,
      'spec.metrics[resource.name=cpu].resource.target.averageUtilization',
    ).are(70),
  ];
}

/** As many pods as its autoscaler wants, and never fewer. */
function runs(service: string, least: number): Claims {
  return [
    kubernetes(`${service}/horizontalpodautoscaler-${service}`, 'spec.minReplicas').is(least),
    kubernetes(pod(service), 'spec.replicas').is(least),
    container(service, 'image').is(
      '444455556666.dkr.ecr.us-east-1.amazonaws.com/openedx/lms:1.0.0',
    ),
    kubernetes(`${service}/configmap-${service}`, 'data.SERVICE_VARIANT').is(service),
  ];
}

function probed(service: string, probe: 'readinessProbe' | 'livenessProbe', host: string): Claims {
  return [
    container(service, `${probe}.httpGet.path`).is('/heartbeat'),
    container(service, `${probe}.httpGet.port`).is('http'),
    container(service, `${probe}.httpGet.httpHeaders[name=Host].value`).are(host),
  ];
}

const LMS_HOST = 'learn.openedx-platform.org';
const CMS_HOST = 'studio.openedx-platform.org';

/** A volume of that size on the file system, which four workloads mount. */
function claimed(claim: string, size: string, path: string): Claims {
  const name = `main-${claim}`;
  const volume = `file-systems/persistentvolumeclaim-${name}`;
  return [
    kubernetes(volume, 'metadata.namespace').is('openedx'),
    kubernetes(volume, 'spec.resources.requests.storage').is(size),
    kubernetes(volume, 'spec.accessModes').is(['ReadWriteMany']),
    kubernetes(volume, 'spec.storageClassName').is('efs-main'),
    ...isOnEfs,
    ...['lms', 'cms', 'lms-worker', 'cms-worker'].flatMap((service) => [
      container(service, `volumeMounts[name=${name}].mountPath`).are(path),
      kubernetes(
        pod(service),
        `spec.template.spec.volumes[name=${name}].persistentVolumeClaim.claimName`,
      ).are(name),
    ]),
  ];
}

/** The driver makes volumes on the file system of stack data, whose id it reads from a Secret. */
const isOnEfs = [
  kubernetes('file-systems/storageclass-efs-main', 'provisioner').is('efs.csi.aws.com'),
  kubernetes('file-systems/storageclass-efs-main', 'parameters.fileSystemIdSecretRef').is(
    'kube-system/file-system-main/id',
  ),
  kubernetes('file-systems/externalsecret-file-system-main', 'spec.target.name').is(
    'file-system-main',
  ),
  kubernetes('file-systems/externalsecret-file-system-main', 'spec.data[].remoteRef').are({
    key: 'openedx/prod/file-systems/main',
    property: 'id',
  }),
  ...address('file-system-main', 'file-systems/main', 'id', '${aws_efs_file_system.main.id}'),
  terraform('cluster', 'aws_eks_addon.aws-efs-csi-driver.addon_name').is('aws-efs-csi-driver'),
];

export const workloads: Rows = {
  'S0-APP-01': row(
    'namespace openedx',
    kubernetes('namespaces/namespace-openedx', 'metadata.name').is('openedx'),
    kubernetes('*/rollout-*', 'metadata.namespace').are('openedx', 'openedx'),
    kubernetes('*/deployment-*', 'metadata.namespace').all('openedx'),
  ),
  'S0-APP-02': row(
    'LMS: 3 pods, and more under load',
    ...runs('lms', 3),
    deviates('services.lms.autoscaling'),
  ),
  'S0-APP-03': row('autoscaler of the LMS', ...autoscaled('lms', 3, 12)),
  'S0-APP-04': row('readiness of the LMS', ...probed('lms', 'readinessProbe', LMS_HOST)),
  'S0-APP-05': row('liveness of the LMS', ...probed('lms', 'livenessProbe', LMS_HOST)),
  'S0-APP-06': row(
    'CMS: 2 pods, and more under load',
    ...runs('cms', 2),
    deviates('services.cms.replicas'),
  ),
  'S0-APP-07': row('autoscaler of the CMS', ...autoscaled('cms', 2, 6)),
  'S0-APP-08': row('readiness of the CMS', ...probed('cms', 'readinessProbe', CMS_HOST)),
  'S0-APP-09': row('liveness of the CMS', ...probed('cms', 'livenessProbe', CMS_HOST)),
  'S0-APP-10': row(
    'three workers for Celery tasks, and those of the CMS',
    kubernetes(pod('lms-worker'), 'spec.replicas').is(3),
    container('lms-worker', 'args').includes('celery', '--app=lms.celery', 'worker'),
    kubernetes(pod('cms-worker'), 'spec.replicas').is(2),
    container('cms-worker', 'args').includes('celery', '--app=cms.celery', 'worker'),
    deviates('services.cms-worker.replicas'),
  ),
  'S0-APP-11': row(
    'batch jobs run in the same workers',
    container('lms-worker', 'args').includes(QUEUES['lms-worker']),
    container('cms-worker', 'args').includes(QUEUES['cms-worker']),
    kubernetes(pod('lms-worker'), 'spec.template.spec.terminationGracePeriodSeconds').is(600),
    kubernetes(pod('cms-worker'), 'spec.template.spec.terminationGracePeriodSeconds').is(600),
  ),
  'S0-APP-12': row(
    'one Celery Beat, which hands tasks to Redis',
    container('celery-beat', 'args').includes('celery', '--app=lms.celery', 'beat'),
    kubernetes(pod('celery-beat'), 'spec.replicas').is(1),
    kubernetes(pod('celery-beat'), 'spec.strategy').is({ type: 'Recreate' }),
    deviates('services.celery-beat.singleton'),
  ),
  'S0-APP-13': row(
    'static files on EFS, 50 GB, for all pods at once',
    ...claimed('static', '50Gi', '/openedx/static-shared'),
    deviates('services.lms.uses.fileSystems.main.static'),
    deviates('cluster.addons.aws-efs-csi-driver'),
  ),
  'S0-APP-14': row(
    'media files on EFS, 100 GB, for all pods at once',
    ...claimed('media', '100Gi', '/openedx/media'),
    settings('lms').includes('settings["MEDIA_ROOT"] = "/openedx/media/"'),
    deviates('cluster.addons.aws-efs-csi-driver'),
  ),
  'S0-APP-15': row(
    'pods of each kind in each zone',
    deviates('services.cms.replicas'),
    ...['lms', 'cms', 'lms-worker', 'cms-worker'].flatMap((service) => [
      kubernetes(pod(service), `${ZONE_SPREAD}.maxSkew`).are(1),
      kubernetes(
        pod(service),
        `${ZONE_SPREAD}.labelSelector.matchLabels."app.kubernetes.io/name"`,
      ).are(service),
    ]),
  ),
  'S0-APP-16': row(
    'rolling updates',
    kubernetes('*/deployment-*-worker', 'spec.strategy.type').are('RollingUpdate', 'RollingUpdate'),
    kubernetes('*/deployment-*-worker', 'spec.strategy.rollingUpdate.maxSurge').are(1, 1),
    kubernetes('*/rollout-*', 'spec.strategy.canary.maxSurge').are(1, 1),
    deviates('services.lms.rollout.strategy'),
  ),
  'S0-APP-17': row(
    'health during deployments',
    kubernetes('*/rollout-*', 'spec.template.spec.containers[].readinessProbe.httpGet.path').are(
      '/heartbeat',
      '/heartbeat',
    ),
    kubernetes('*/rollout-*', 'spec.template.spec.containers[].startupProbe.httpGet.path').are(
      '/heartbeat',
      '/heartbeat',
    ),
    container('lms-worker', 'readinessProbe.exec.command.2').matches(
      /inspect ping --destination="lms@\$HOSTNAME"/,
    ),
    container('cms-worker', 'readinessProbe.exec.command.2').matches(
      /inspect ping --destination="cms@\$HOSTNAME"/,
    ),
    kubernetes('*/rollout-*', 'spec.progressDeadlineAbort').are(true, true),
    kubernetes('*/deployment-*-worker', 'spec.progressDeadlineSeconds').are(600, 600),
  ),
  'S0-APP-18': row(
    'disruption budgets',
    kubernetes('*/poddisruptionbudget-*', 'spec.maxUnavailable').all(1),
    ...['lms', 'cms', 'lms-worker', 'cms-worker'].flatMap((service) => [
      kubernetes(
        `${service}/poddisruptionbudget-${service}`,
        'spec.selector.matchLabels."app.kubernetes.io/name"',
      ).is(service),
      kubernetes(pod(service), 'spec.template.metadata.labels."app.kubernetes.io/name"').is(
        service,
      ),
    ]),
  ),
  'S0-APP-19': row(
    'no pod goes before its successor serves',
    kubernetes('*/rollout-*', 'spec.strategy.canary.maxUnavailable').are(0, 0),
    kubernetes('*/deployment-*-worker', 'spec.strategy.rollingUpdate.maxUnavailable').are(0, 0),
    kubernetes(
      '*/rollout-*',
      'spec.template.spec.containers[].lifecycle.preStop.sleep.seconds',
    ).are(10, 10),
  ),
};
