// Where Prometheus finds the hosts of exporters outside of the cluster.

/** A Secret with a file for each list of hosts, in the namespace of Prometheus. */
export const SCRAPE_TARGETS = 'scrape-targets';

/** The operator mounts each Secret of `prometheusSpec.secrets` here.
 * https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.PrometheusSpec */
export const SECRETS_FOLDER = '/etc/prometheus/secrets';

export function scrapeFile(name: string): string {
  return `${SECRETS_FOLDER}/${SCRAPE_TARGETS}/${name}.json`;
}
