// How wide a word is in a drawing, which nothing can measure before a browser shows it.

/** Of system fonts at 12 px, on the wide side. */
const LETTER = 6.9;
const BOLD_LETTER = 7.8;

export function widthOf(text: string): number {
  return Math.ceil(text.length * LETTER);
}

export function widthOfName(text: string): number {
  return Math.ceil(text.length * BOLD_LETTER);
}

export function fitted(text: string, letters: number): string {
  return text.length <= letters ? text : `${text.slice(0, letters - 1).trimEnd()}…`;
}
