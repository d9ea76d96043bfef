// Keys of a service that its kind has no use for: what stands there would be lost without a word.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import {
  hasKey,
  KIND_WORDS,
  kindsOfKey,
  kindWritten,
} from '../../../model/services/service-kinds.ts';

export function checkServiceKeys(written: unknown): readonly Diagnostic[] {
  return Object.entries(mapAt(written, 'services')).flatMap(([service, entry]) => {
    const kind = kindWritten(entry);
    // Another word, or no map at all, is the schema's to report.
    if (kind === undefined) return [];
    return Object.keys(entry as object)
      .filter((key) => !hasKey(kind, key))
      .map((key) => {
        const wanted = kindsOfKey(key).join(', ');
        const args = { service, key, kind: KIND_WORDS[kind], wanted };
        return diagnostic('model/key-of-other-kind', args, {
          path: ['services', service, key],
          target: 'key',
        });
      });
  });
}

function mapAt(value: unknown, key: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return {};
  const found = (value as Readonly<Record<string, unknown>>)[key];
  return typeof found === 'object' && found !== null ? (found as Record<string, unknown>) : {};
}
