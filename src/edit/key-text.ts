/** A key as it may stand before a colon. */
export function keyText(key: string): string {
  const isWord = /^(?:null|true|false|yes|no|on|off|y|n)$/i.test(key);
  return /^[A-Za-z_][\w./-]*$/.test(key) && !isWord ? key : JSON.stringify(key);
}

/** Another name in the quotes of what stands there. */
export function inQuotesOf(written: string, name: string): string {
  const [quote = ''] = written;
  return quote === '"' || quote === "'" ? quote + name + quote : keyText(name);
}
