import { isMap, parseDocument } from 'yaml';

/** What is typed as it may stand behind a key, in brackets or not; undefined where it would be read as something
 * else there, or end before its end. */
export function oneLine(typed: string): string | undefined {
  const text = typed.trim();
  if (text === '' || /[\r\n]/.test(text)) return undefined;
  const document = parseDocument(`[${text}\n]`, { version: '1.2', logLevel: 'silent' });
  if (document.errors.length > 0 || document.warnings.length > 0) return undefined;
  const items = (document.contents as unknown as { items: readonly unknown[] }).items;
  const [item] = items;
  const isBare = isMap(item) && !text.startsWith('{');
  return items.length === 1 && !isBare && !/(^|\s)#/.test(text) && !/^[&*!]/.test(text)
    ? text
    : undefined;
}
