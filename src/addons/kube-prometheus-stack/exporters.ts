// Metrics of the exporters that the stack brings, as far as anything here asks for them.
import type { Exporter } from '../../model/operations/exporter.ts';

export const EXPORTERS: readonly Exporter[] = [
  {
    // https://github.com/kubernetes/kube-state-metrics/tree/main/docs/metrics
    prefixes: ['kube_'],
    metrics: [
      'kube_cronjob_status_active',
      'kube_cronjob_status_last_schedule_time',
      'kube_cronjob_status_last_successful_time',
      'kube_deployment_spec_replicas',
      'kube_deployment_status_condition',
      'kube_deployment_status_replicas_available',
      'kube_job_failed',
      'kube_job_status_failed',
      'kube_node_status_condition',
      'kube_pod_container_info',
      'kube_pod_container_resource_limits',
      'kube_pod_container_status_restarts_total',
      'kube_pod_container_status_waiting_reason',
      'kube_poddisruptionbudget_status_current_healthy',
      'kube_poddisruptionbudget_status_desired_healthy',
      'kube_statefulset_replicas',
      'kube_statefulset_status_replicas_available',
    ],
  },
  {
    // https://github.com/prometheus/node_exporter
    prefixes: ['node_'],
    metrics: [
      'node_cpu_seconds_total',
      'node_filesystem_avail_bytes',
      'node_filesystem_size_bytes',
      'node_memory_MemAvailable_bytes',
      'node_memory_MemTotal_bytes',
      'node_network_receive_bytes_total',
      'node_network_transmit_bytes_total',
    ],
  },
  {
    // https://github.com/google/cadvisor/blob/master/docs/storage/prometheus.md
    prefixes: ['container_'],
    metrics: [
      'container_cpu_cfs_periods_total',
      'container_cpu_cfs_throttled_periods_total',
      'container_cpu_usage_seconds_total',
      'container_memory_working_set_bytes',
    ],
    // `kubelet.serviceMonitor.cAdvisorMetricRelabelings` of the chart, where it drops by name alone.
    dropped: [
      'container_cpu_(cfs_throttled_seconds_total|load_average_10s|system_seconds_total|user_seconds_total)',
      'container_fs_(io_current|io_time_seconds_total|io_time_weighted_seconds_total|reads_merged_total|sector_reads_total|sector_writes_total|writes_merged_total)',
      'container_memory_(mapped_file|swap)',
      'container_(file_descriptors|tasks_state|threads_max)',
      'container_spec.*',
    ],
  },
];
