// How wide a word is in a drawing, which nothing can measure before a browser shows it.

/** Of system fonts at 12 px, on the wide side. */
const LETTER = 6.9;

export function widthOf(text: string): number {
  return Math.ceil(text.length * LETTER);
}

export function fitted(text: string, letters: number): string {
  return text.length <= letters ? text : `${text.slice(0, letters - 1).trimEnd()}…`;
}
