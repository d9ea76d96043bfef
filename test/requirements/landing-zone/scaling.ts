// What makes more nodes, and more or larger pods.
import type { Rows } from '../proof/rows.ts';
import { row } from '../proof/rows.ts';
import { everywhere, ofWorkloads, times } from './environments.ts';

const wave = (component: string) =>
  everywhere.argocd(
    `application-landing-zone-*-${component}`,
    'metadata.annotations."argocd.argoproj.io/sync-wave"',
  );

export const scaling: Rows = {
  'S1-ASC-01': row(
    'Karpenter makes nodes when pods wait, and packs them',
    everywhere
      .argocd('application-landing-zone-*-karpenter', 'spec.source.chart')
      .are(...times(4, 'karpenter')),
    everywhere
      .kubernetes('node-pools/nodepool-*', 'spec.disruption.consolidationPolicy')
      .are(...times(9, 'WhenEmptyOrUnderutilized')),
    everywhere
      .kubernetes('node-pools/nodepool-*', 'spec.disruption.consolidateAfter')
      .are(...times(9, '1m')),
  ),
  'S1-ASC-02': row(
    'HPA follows CPU and memory',
    everywhere
      .kubernetes('web/horizontalpodautoscaler-web', 'spec.metrics[].resource.name')
      .are(...times(3, 'cpu'), ...times(3, 'memory')),
    ...ofWorkloads(({ kubernetes }) =>
      kubernetes('*/horizontalpodautoscaler-*', 'spec.scaleTargetRef.name').are('web'),
    ),
    ...ofWorkloads(({ kubernetes }) =>
      kubernetes(
        'web/horizontalpodautoscaler-web',
        'spec.metrics[].resource.target.averageUtilization',
      ).are(70, 80),
    ),
  ),
  'S1-ASC-03': row(
    'VPA sets the size of pods whose number follows events, and says it where the HPA measures by it',
    everywhere
      .argocd('application-landing-zone-*-vertical-pod-autoscaler', 'spec.source.chart')
      .are(...times(4, 'vertical-pod-autoscaler')),
    everywhere.values('vertical-pod-autoscaler', 'recommender.enabled').are(...times(4, true)),
    ...ofWorkloads(({ values }) => values('vertical-pod-autoscaler', 'updater.enabled').is(true)),
    ...ofWorkloads(({ values }) =>
      values('vertical-pod-autoscaler', 'admissionController.enabled').is(true),
    ),
    ...ofWorkloads(({ kubernetes }) =>
      kubernetes('*/verticalpodautoscaler-*', 'spec.targetRef.name').are('jobs', 'web'),
    ),
    ...ofWorkloads(({ kubernetes }) =>
      kubernetes('jobs/verticalpodautoscaler-jobs', 'spec.updatePolicy.updateMode').is(
        'InPlaceOrRecreate',
      ),
    ),
    ...ofWorkloads(({ kubernetes }) =>
      kubernetes('web/verticalpodautoscaler-web', 'spec.updatePolicy.updateMode').is('Off'),
    ),
  ),
  'S1-ASC-04': row(
    'KEDA follows what waits',
    everywhere
      .argocd('application-landing-zone-*-keda', 'spec.source.chart')
      .are(...times(4, 'keda')),
    ...ofWorkloads(({ kubernetes }) =>
      kubernetes('jobs/scaledobject-jobs', 'spec.scaleTargetRef.name').is('jobs'),
    ),
    ...ofWorkloads(({ kubernetes }) =>
      kubernetes('jobs/scaledobject-jobs', 'spec.triggers[].type').are('prometheus'),
    ),
    ...ofWorkloads(({ kubernetes }) =>
      kubernetes('jobs/scaledobject-jobs', 'spec.triggers[name=backlog].metadata.query').are(
        'max(jobs_waiting)',
      ),
    ),
    ...ofWorkloads(({ kubernetes }) =>
      kubernetes('jobs/servicemonitor-jobs', 'spec.endpoints[0].path').is('/metrics'),
    ),
  ),
  'S1-ASC-05': row(
    'the Cluster Autoscaler moves the group of the system, and nothing else',
    everywhere
      .values('cluster-autoscaler', 'autoDiscovery.clusterName')
      .are('landing-zone-dev', 'landing-zone-staging', 'landing-zone-prod', 'landing-zone-prod-dr'),
    everywhere
      .argocd('application-landing-zone-*-cluster-autoscaler', 'spec.source.chart')
      .are(...times(4, 'cluster-autoscaler')),
    everywhere
      .terraform(
        'identity',
        'data.aws_iam_policy_document.addon-cluster-autoscaler.statement[sid=Scale].condition[0].variable',
      )
      .are(
        ...['dev', 'staging', 'prod', 'prod-dr'].map(
          (name) => `aws:ResourceTag/k8s.io/cluster-autoscaler/landing-zone-${name}`,
        ),
      ),
    everywhere
      .terraform(
        'identity',
        'data.aws_iam_policy_document.addon-cluster-autoscaler.statement[sid=Scale].actions',
      )
      .includes('autoscaling:SetDesiredCapacity'),
    everywhere.terraform('cluster', 'aws_eks_node_group.*.labels.role').are(...times(4, 'system')),
  ),
  'S1-ASC-06': row(
    'spot, then Karpenter, then the Cluster Autoscaler, then HPA, then KEDA',
    wave('karpenter').are(...times(4, '-37')),
    wave('cluster-autoscaler').are(...times(4, '-35')),
    wave('metrics-server').are(...times(4, '-20')),
    wave('keda').are(...times(4, '-20')),
    ...ofWorkloads(({ documented }) =>
      documented('Spot, then Karpenter, then the Cluster Autoscaler, then HPA, then KEDA'),
    ),
  ),
};
