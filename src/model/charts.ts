// The add-ons that come as Helm charts, with the versions this release was made and checked for.
// Facts: each chart's Chart.yaml and values.yaml at that version.

export interface Chart {
  /** Helm repository URL, or OCI registry path without scheme. */
  readonly repository: string;
  readonly chart: string;
  readonly version: string;
  readonly namespace: string;
}

export const charts = {
  alloy: {
    repository: 'https://grafana.github.io/helm-charts',
    chart: 'alloy',
    version: '1.11.1',
    namespace: 'logging',
  },
  'argo-cd': {
    repository: 'https://argoproj.github.io/argo-helm',
    chart: 'argo-cd',
    version: '10.1.1',
    namespace: 'argocd',
  },
  'argo-rollouts': {
    repository: 'https://argoproj.github.io/argo-helm',
    chart: 'argo-rollouts',
    version: '2.41.0',
    namespace: 'argo-rollouts',
  },
  'aws-for-fluent-bit': {
    repository: 'https://aws.github.io/eks-charts',
    chart: 'aws-for-fluent-bit',
    version: '0.2.0',
    namespace: 'logging',
  },
  'aws-load-balancer-controller': {
    repository: 'https://aws.github.io/eks-charts',
    chart: 'aws-load-balancer-controller',
    version: '3.5.0',
    namespace: 'kube-system',
  },
  'cert-manager': {
    repository: 'quay.io/jetstack/charts',
    chart: 'cert-manager',
    version: 'v1.21.1',
    namespace: 'cert-manager',
  },
  'cluster-autoscaler': {
    repository: 'https://kubernetes.github.io/autoscaler',
    chart: 'cluster-autoscaler',
    version: '9.59.0',
    namespace: 'kube-system',
  },
  'external-dns': {
    repository: 'https://kubernetes-sigs.github.io/external-dns/',
    chart: 'external-dns',
    version: '1.21.1',
    namespace: 'external-dns',
  },
  'external-secrets': {
    repository: 'https://charts.external-secrets.io',
    chart: 'external-secrets',
    version: '2.9.0',
    namespace: 'external-secrets',
  },
  fluentd: {
    repository: 'https://fluent.github.io/helm-charts',
    chart: 'fluentd',
    version: '0.6.0',
    namespace: 'logging',
  },
  // Retired: the last version there is.
  'ingress-nginx': {
    repository: 'https://kubernetes.github.io/ingress-nginx',
    chart: 'ingress-nginx',
    version: '4.15.1',
    namespace: 'ingress-nginx',
  },
  'istio-base': {
    repository: 'https://istio-release.storage.googleapis.com/charts',
    chart: 'base',
    version: '1.30.3',
    namespace: 'istio-system',
  },
  'istio-cni': {
    repository: 'https://istio-release.storage.googleapis.com/charts',
    chart: 'cni',
    version: '1.30.3',
    namespace: 'kube-system',
  },
  'istio-ingressgateway': {
    repository: 'https://istio-release.storage.googleapis.com/charts',
    chart: 'gateway',
    version: '1.30.3',
    namespace: 'istio-ingress',
  },
  istiod: {
    repository: 'https://istio-release.storage.googleapis.com/charts',
    chart: 'istiod',
    version: '1.30.3',
    namespace: 'istio-system',
  },
  jaeger: {
    repository: 'https://jaegertracing.github.io/helm-charts',
    chart: 'jaeger',
    version: '4.11.1',
    namespace: 'tracing',
  },
  karpenter: {
    repository: 'public.ecr.aws/karpenter',
    chart: 'karpenter',
    version: '1.14.1',
    namespace: 'kube-system',
  },
  keda: {
    repository: 'https://kedacore.github.io/charts',
    chart: 'keda',
    version: '2.20.2',
    namespace: 'keda',
  },
  'kube-prometheus-stack': {
    repository: 'https://prometheus-community.github.io/helm-charts',
    chart: 'kube-prometheus-stack',
    version: '88.5.3',
    namespace: 'monitoring',
  },
  loki: {
    repository: 'https://grafana-community.github.io/helm-charts',
    chart: 'loki',
    version: '18.11.0',
    namespace: 'logging',
  },
  'metrics-server': {
    repository: 'https://kubernetes-sigs.github.io/metrics-server/',
    chart: 'metrics-server',
    version: '3.13.1',
    namespace: 'kube-system',
  },
  'opentelemetry-collector': {
    repository: 'https://open-telemetry.github.io/opentelemetry-helm-charts',
    chart: 'opentelemetry-collector',
    version: '0.170.0',
    namespace: 'tracing',
  },
  'strimzi-kafka-operator': {
    repository: 'quay.io/strimzi-helm',
    chart: 'strimzi-kafka-operator',
    version: '1.2.0',
    namespace: 'strimzi',
  },
  thanos: {
    repository: 'https://thanos-community.github.io/helm-charts',
    chart: 'thanos',
    version: '0.38.0',
    namespace: 'monitoring',
  },
  traefik: {
    repository: 'https://traefik.github.io/charts',
    chart: 'traefik',
    version: '41.3.0',
    namespace: 'traefik',
  },
  velero: {
    repository: 'https://vmware-tanzu.github.io/helm-charts',
    chart: 'velero',
    version: '12.1.0',
    namespace: 'velero',
  },
  'vertical-pod-autoscaler': {
    repository: 'https://kubernetes.github.io/autoscaler',
    chart: 'vertical-pod-autoscaler',
    version: '0.11.0',
    namespace: 'vpa',
  },
} as const satisfies Record<string, Chart>;

export type ChartName = keyof typeof charts;
