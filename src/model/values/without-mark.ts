/** Editors neither show nor count a byte order mark. */
export function withoutMark(source: string): string {
  return source.replace(/^\uFEFF/, '');
}
