// Characters that hide, move or reorder text. Tab, LF and CRLF are the only ones with a use.
const UNSEEN = /(?!\t|\n|\r\n)[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069\uFEFF]/u;

/** Finds the first such character and names it by its code point. */
export function findControlCharacter(
  text: string,
): { readonly index: number; readonly name: string } | undefined {
  const match = UNSEEN.exec(text);
  if (match === null) return undefined;
  const codePoint = match[0].codePointAt(0) ?? 0;
  return { index: match.index, name: `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}` };
}
