// The way of logs: from the nodes with a shipper to a sink, which may need a bucket.
import { addons } from '../../../addons/addons.ts';
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { Environment } from '../../../model/schema/environment.ts';

export function checkLogs(environment: Environment): readonly Diagnostic[] {
  return [...checkSink(environment), ...checkArchive(environment)];
}

function checkArchive({ observability }: Environment): readonly Diagnostic[] {
  const { shipper, archiveBucket } = observability.logs;
  const fitting = addons.flatMap(({ ships }) => (ships?.archives ? [ships.as] : []));
  if (archiveBucket === null || fitting.includes(shipper)) return [];
  const path = ['observability', 'logs', 'archiveBucket'];
  const args = { shipper, bucket: archiveBucket, fit: fitting.join(' or ') };
  return [diagnostic('model/log-archive-unwritten', args, { path })];
}

function checkSink({ observability }: Environment): readonly Diagnostic[] {
  const { shipper, sink, bucket } = observability.logs;
  const at = ['observability', 'logs'];
  const fitting = addons.flatMap(({ ships }) => (ships?.to === sink ? [ships.as] : []));
  if (!fitting.includes(shipper)) {
    const fit = fitting.join(' or ');
    const args = { shipper, sink, fit };
    return [diagnostic('model/log-shipper-unfit', args, { path: [...at, 'sink'] })];
  }
  if (sink !== 'loki' || bucket !== null) return [];
  return [diagnostic('model/log-bucket-missing', {}, { path: [...at, 'sink'] })];
}
