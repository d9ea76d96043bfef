import { parseDocument } from 'yaml';

/**
 * Writes one line of visible text where `written` stands, in the quotes that are there. Without
 * quotes it gets some only where YAML would not read text: `serializeText` is stricter, and would
 * put quotes around every version that people write without.
 */
export function rewriteScalar(written: string, text: string): string {
  if (written.startsWith("'")) return `'${text.replaceAll("'", "''")}'`;
  const isPlain = !written.startsWith('"') && isReadAsText(text);
  return isPlain ? text : JSON.stringify(text);
}

/** In brackets, since a comma or a brace would end it there: the scalar may stand in a flow map. */
function isReadAsText(text: string): boolean {
  return (['1.1', '1.2'] as const).every((version) => {
    const document = parseDocument(`[${text}]`, { version, logLevel: 'silent' });
    const read: unknown = document.errors.length === 0 ? document.toJS() : undefined;
    return Array.isArray(read) && read.length === 1 && read[0] === text;
  });
}
