// A service as `new` writes it: one that answers, one that works by itself, one that comes to an end.
import { type Diagnostic, diagnostic, type Path } from '../../../diagnostics/diagnostic.ts';
import { insertLines } from '../../../edit/insert-lines.ts';
import { setValue } from '../../../edit/set-value.ts';
import { keyOrder } from '../../../environment/schema/key-order.ts';
import type { WrittenEnvironment } from '../../../load/read-written.ts';
import { hasKey, SERVICE_KINDS } from '../../../model/services/service-kinds.ts';
import { asPlainObject } from '../../../model/values/plain-object.ts';
import { valueAt } from '../../../model/values/value-at.ts';
import { imageLines, serviceLines } from '../../../scaffold/entries.ts';
import { wrongValue } from '../refusals.ts';
import { type Site, unknownService } from './edges.ts';

export interface ServiceScaffold {
  readonly kind: 'service';
  readonly key: string;
  /** What it is to Kubernetes, as it is typed; undefined: a deployment. */
  readonly of: string | undefined;
  /** Undefined: the usual one, where it has any. */
  readonly port: number | undefined;
  /** When it runs, as cron has it. */
  readonly schedule: string | undefined;
  /** The service whose image it runs; undefined: one of its own. */
  readonly imageFrom: string | undefined;
}

const PORT = 8080;

export function faultOfService(
  { key, of, port, schedule, imageFrom }: ServiceScaffold,
  environments: readonly WrittenEnvironment[],
  edges: number,
): Diagnostic | undefined {
  const kind = kindOf(of);
  if (kind === undefined)
    return wrongValue('--kind', `one of ${SERVICE_KINDS.join(', ')}`, of ?? '');
  const command = `new service --kind ${kind}`;
  const given = [
    { key: 'port', option: '--port', isGiven: port !== undefined },
    { key: 'schedule', option: '--schedule', isGiven: schedule !== undefined },
  ];
  const unfit = given.find((each) => each.isGiven && !hasKey(kind, each.key));
  if (unfit !== undefined) {
    return diagnostic('command/unfit-option', { option: unfit.option, command });
  }
  if (kind === 'cronJob' && schedule === undefined) {
    return diagnostic('command/option-missing', { command, options: '--schedule' });
  }
  const unknown = imageFrom && unknownService('--image-from', imageFrom, environments);
  if (unknown) return unknown;
  return edges > 0 ? undefined : diagnostic('command/edge-unsaid', { service: key });
}

function kindOf(of: string | undefined) {
  return SERVICE_KINDS.find((each) => each === (of ?? 'deployment'));
}

export function writeService(
  { key, of, port, schedule, imageFrom }: ServiceScaffold,
  site: Site,
): void {
  const { texts, environments, shared } = site;
  const kind = kindOf(of) ?? 'deployment';
  const [first] = environments;
  const keysOf = (path: Path) => Object.keys(asPlainObject(valueAt(first?.content, path)) ?? {});
  const namespaces = keysOf(['namespaces']);
  const categories = keysOf(['categories', 'titles']);
  const lines = serviceLines({
    ...{ key, of: kind, imageFrom, category: categories[0] },
    namespace: namespaces.find((each) => isForServices(first, each)) ?? namespaces[0] ?? key,
    port: hasKey(kind, 'port') ? (port ?? PORT) : null,
    schedule: schedule ?? null,
  });
  texts.edit(shared, (text) => insertLines(text, ['services'], lines, keyOrder));
  if (imageFrom !== undefined) return;
  for (const { file } of environments) addImage(site, file, key);
}

/** One where services are already, rather than that of a chart. */
function isForServices(first: WrittenEnvironment | undefined, namespace: string): boolean {
  const services = asPlainObject(first?.content['services']) ?? {};
  return Object.values(services).some((each) => valueAt(each, ['namespace']) === namespace);
}

function addImage({ texts, shared }: Site, file: string, key: string): void {
  const [line = ''] = imageLines(key);
  texts.edit(file, (text) =>
    file === shared
      ? setValue(text, ['services', key, 'image', 'tag'], '0.1.0', keyOrder)
      : insertLines(text, ['services'], [line], keyOrder),
  );
}
