// Faults that src/check/charts and src/check/metrics find.
import { entry } from '../entry.ts';

export const chartsCheckCatalogue = {
  'check/chart-requests': entry<{ chart: string; part: string; missing: string }>({
    severity: 'error',
    message: ({ chart, part, missing }) =>
      `Pods of ${part} in chart ${chart} do not say what they need: ${missing} is missing`,
    hint: ({ missing }) => `Give ${missing} a value`,
    why: 'A pod without requests counts for nothing when pods are placed, and is the first to be evicted when a node runs short: an ingress controller or Prometheus goes down just when the load is high. Most charts leave `resources` empty. Where a chart keeps the resources of its pods is said by its add-on. https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/',
  }),
  'check/chart-availability': entry<{
    chart: string;
    part: string;
    count: number;
    missing: string;
  }>({
    severity: 'error',
    message: ({ chart, part, count, missing }) =>
      `${count} pods of ${part} in chart ${chart} may all go at once: ${missing} is missing`,
    hint: () => 'Set both, or run it once',
    why: 'Without a PodDisruptionBudget the draining of nodes evicts all pods of a workload at the same time, and without a spread they may stand on one node: the second pod is paid for and helps nobody. https://kubernetes.io/docs/concepts/workloads/pods/disruptions/',
  }),
  'check/chart-value-type': entry<{
    chart: string;
    value: string;
    found: string;
    wanted: string;
  }>({
    severity: 'error',
    message: ({ chart, value, found, wanted }) =>
      `Value ${value} of chart ${chart} has the wrong type: found ${found}, wanted ${wanted}`,
    hint: ({ value, wanted }) => `Write ${value} as ${wanted}`,
    why: 'Helm puts values into templates without asking what they are: a list where a template wants text becomes text that Kubernetes refuses, and text where it wants a map fails the rendering, so that the Application never syncs. The types are those of the default values of the chart at its pinned version; a value that is empty text by default takes text, numbers and booleans.',
  }),
  'check/metric-unknown': entry<{ query: string; metric: string }>({
    severity: 'error',
    message: ({ query, metric }) => `${query} asks for ${metric}, which nothing here exports`,
    hint: () =>
      'Ask for a metric of an add-on that is installed, or of a service whose `metrics` are read',
    why: 'Prometheus answers a query for a name it never heard of with nothing, and not with an error: an alert never fires, a panel stays empty, and an analysis judges nothing. Add-ons name the metrics that anything here asks for, as their exporters have them at the pinned version; names that begin like none of theirs are taken for metrics of services.',
  }),
  'check/query-unreadable': entry<{ query: string; fault: string }>({
    severity: 'error',
    message: ({ query, fault }) => `Prometheus cannot read the expression of ${query}: ${fault}`,
    hint: () => 'Correct the expression',
    why: 'The operator of Prometheus refuses a rule that it cannot read, and all rules beside it; an analysis of a rollout ends in an error. https://prometheus.io/docs/prometheus/latest/querying/basics/',
  }),
  'check/metric-dropped': entry<{ query: string; metric: string }>({
    severity: 'error',
    message: ({ query, metric }) => `${query} asks for ${metric}, which is dropped when it is read`,
    hint: () => 'Ask for another metric, or keep this one',
    why: 'Relabelling after a scrape drops series by their name before Prometheus stores them; the chart of kube-prometheus-stack does so with many of cAdvisor. https://prometheus.io/docs/prometheus/latest/configuration/configuration/#relabel_config',
  }),
  'check/analysis-undecided': entry<{ metric: string; fault: string }>({
    severity: 'error',
    message: ({ metric, fault }) => `${metric} judges without an answer of Prometheus: ${fault}`,
    hint: () =>
      'Write both conditions, each beginning with `len(result) > 0 &&`, and an inconclusiveLimit',
    why: 'A new version that nobody has asked yet has no series, and a name that is misspelt has none for ever. Where that counts as good, every version passes; where it counts as a failure, none does. With both conditions unmet a measurement is inconclusive, and after as many as the limit allows the Rollout waits for a person.',
  }),
  'check/node-metric-unsent': entry<{ address: string; metric: string }>({
    severity: 'error',
    message: ({ address, metric }) =>
      `${address} asks CloudWatch for ${metric}, which nothing in the cluster sends there`,
    hint: () =>
      'Set observability.metrics.nodesToCloudWatch, or add amazon-cloudwatch-observability to cluster.addons',
    why: 'CloudWatch knows instances, and not how full the nodes of a cluster are. Unless an agent or a collector sends it, a graph stays empty and an alarm has no data. https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Container-Insights-metrics-EKS.html',
  }),
  'check/cloud-metric': entry<{
    address: string;
    metric: string;
    dimensions: string;
    wanted: string;
  }>({
    severity: 'error',
    message: ({ address, metric, dimensions, wanted }) =>
      `${address} asks CloudWatch for ${metric} by ${dimensions}, which AWS does not publish: wanted ${wanted}`,
    hint: ({ wanted }) => `Ask by ${wanted}`,
    why: 'CloudWatch keeps a series for each set of dimensions. For any other set it has none, and says so with an empty graph, or with an alarm that waits for data for ever.',
  }),
  'check/metrics-unread': entry<{ chart: string; pods: string; port: string }>({
    severity: 'error',
    message: ({ chart, pods, port }) =>
      `Prometheus does not read the metrics of ${pods} of chart ${chart}, on port ${port}`,
    hint: () =>
      'Add a PodMonitor that selects its pods, or a ServiceMonitor where they name no port',
    why: 'An add-on that is not watched fails without a word: certificates are not renewed, secrets stay old, nodes are not made, and nobody hears of it before users do.',
  }),
} as const;
