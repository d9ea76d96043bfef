// Versions and classes that DocumentDB offers.
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { documentClasses, documentVersions } from '../../facts/stores.ts';
import { checkLikelyName, checkOfferedType, checkOfferedVersion } from '../../model/offers.ts';
import type { Environment } from '../../model/schema/environment.ts';

/** https://docs.aws.amazon.com/documentdb/latest/developerguide/cluster_parameter_groups-list_of_parameters.html */
const PARAMETERS = {
  asOf: '2026-11-29',
  names: [
    'audit_logs',
    'change_stream_log_retention_duration',
    'default_collection_compression',
    'planner_version',
    'profiler',
    'profiler_sampling_rate',
    'profiler_threshold_ms',
    'tls',
    'ttl_monitor',
  ],
};

export function checkDocumentOffers({ documentDatabases }: Environment): readonly Diagnostic[] {
  return Object.entries(documentDatabases).flatMap(
    ([key, { version, class: name, parameters }]) => [
      ...Object.keys(parameters).flatMap((parameter) =>
        checkLikelyName({
          ...{ what: 'parameter of DocumentDB', name: parameter, offer: PARAMETERS },
          path: ['documentDatabases', key, 'parameters', parameter],
        }),
      ),
      ...checkOfferedVersion({
        ...{ what: 'version of DocumentDB', name: version, offer: documentVersions },
        product: 'docdb',
        path: ['documentDatabases', key, 'version'],
      }),
      ...checkOfferedType({
        ...{ what: 'class of DocumentDB', name, offer: documentClasses },
        path: ['documentDatabases', key, 'class'],
      }),
    ],
  );
}
