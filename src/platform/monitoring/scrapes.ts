// Exporters outside of the cluster, on hosts that AWS names: their names come over Secrets Manager into a
// file that Prometheus reads again when it changes.
// https://prometheus.io/docs/prometheus/latest/configuration/configuration/#file_sd_config
import { ApiObject, type Chart } from 'cdk8s';
import type { Scrape } from '../../kinds/contract/monitoring-part.ts';
import { everyKind } from '../../kinds/kinds.ts';
import { EXTERNAL_SECRET, externalSecretSpec } from '../../model/kubernetes/external-secret.ts';
import { SCRAPE_CONFIG, type ScrapeConfigSpec } from '../../model/kubernetes/monitors.ts';
import { SCRAPE_TARGETS, scrapeFile } from '../../model/operations/scrape-targets.ts';
import type { Environment } from '../../model/schema/environment.ts';

function scrapesOf(environment: Environment): readonly Scrape[] {
  return everyKind.flatMap(({ monitoring }) => monitoring?.scrapes(environment) ?? []);
}

/** One file for each list of hosts, whatever ports of them are read. */
export function addScrapeTargets(chart: Chart, environment: Environment): void {
  const scrapes = scrapesOf(environment);
  if (scrapes.length === 0) return;
  const files = new Map(scrapes.map(({ file, hosts }) => [file, hosts]));
  const reads = [...files].map(([file, hosts]) => ({ as: nameOf(file), ...hosts }));
  const texts = [...files].map(([file]) => [`${file}.json`, targets(nameOf(file))]);
  new ApiObject(chart, SCRAPE_TARGETS, {
    ...EXTERNAL_SECRET,
    metadata: { name: SCRAPE_TARGETS },
    spec: externalSecretSpec(SCRAPE_TARGETS, reads, Object.fromEntries(texts)),
  });
}

/** As templates may call what is read. */
function nameOf(file: string): string {
  return `${file.replaceAll('-', '_')}_hosts`;
}

/** http://masterminds.github.io/sprig/ */
function targets(name: string): string {
  return `[{ "targets": {{ splitList "," .${name} | toJson }} }]`;
}

export function addScrapeConfigs(chart: Chart, environment: Environment): void {
  for (const { job, file, port, labels } of scrapesOf(environment)) {
    const spec: ScrapeConfigSpec = {
      jobName: job,
      fileSDConfigs: [{ files: [scrapeFile(file)] }],
      relabelings: [
        // The host as it is, so that its exporters are seen as one.
        { sourceLabels: ['__address__'], targetLabel: 'instance' },
        { sourceLabels: ['__address__'], targetLabel: '__address__', replacement: `$1:${port}` },
        ...Object.entries(labels).map(([targetLabel, replacement]) => ({
          targetLabel,
          replacement,
        })),
      ],
      scrapeInterval: '60s',
      // Brokers with many partitions have much to say.
      scrapeTimeout: '30s',
    };
    new ApiObject(chart, `scrape-${job}`, { ...SCRAPE_CONFIG, metadata: { name: job }, spec });
  }
}
