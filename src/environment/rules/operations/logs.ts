// The way of logs: from the nodes with a shipper to a sink, which may need a bucket.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { SINKS } from '../../../model/operations/logs.ts';
import type { Environment } from '../../../model/schema/environment.ts';

export function checkLogs({ observability }: Environment): readonly Diagnostic[] {
  const { shipper, sink, bucket } = observability.logs;
  const at = ['observability', 'logs'];
  if (SINKS[shipper] !== sink) {
    const fit = Object.entries(SINKS)
      .filter(([, target]) => target === sink)
      .map(([name]) => name)
      .join(' or ');
    const args = { shipper, sink, fit };
    return [diagnostic('model/log-shipper-unfit', args, { path: [...at, 'sink'] })];
  }
  if (sink !== 'loki' || bucket !== null) return [];
  return [diagnostic('model/log-bucket-missing', {}, { path: [...at, 'sink'] })];
}
