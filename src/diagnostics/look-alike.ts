// Letters of other alphabets that no eye tells from those of ASCII, and signs that word processors put
// in place of ours: named by code point, since to see them is not to tell them apart.
// https://www.unicode.org/Public/security/latest/confusables.txt
const SEEN_AS: Readonly<Record<string, string>> = {
  // Cyrillic
  ...{ а: 'a', с: 'c', ԁ: 'd', е: 'e', һ: 'h', і: 'i', ј: 'j', ӏ: 'l', о: 'o', р: 'p', ѕ: 's' },
  ...{ у: 'y', х: 'x', ԛ: 'q', ԝ: 'w', ɡ: 'g', к: 'k', м: 'm', т: 't', в: 'b', н: 'h', п: 'n' },
  ...{
    А: 'A',
    В: 'B',
    С: 'C',
    Е: 'E',
    Н: 'H',
    І: 'I',
    К: 'K',
    М: 'M',
    О: 'O',
    Р: 'P',
    Т: 'T',
    Х: 'X',
  },
  // Greek
  ...{ α: 'a', ο: 'o', ν: 'v', ρ: 'p', ι: 'i', κ: 'k', υ: 'u', χ: 'x', Α: 'A', Β: 'B', Ο: 'O' },
  // Signs
  ...{ '\u2010': '-', '\u2011': '-', '\u2012': '-', '\u2013': '-', '\u2014': '-', '\u2212': '-' },
  ...{ '\u00A0': ' ', '\u202F': ' ', '\u2018': "'", '\u2019': "'", '\u201C': '"', '\u201D': '"' },
};

/** Adds to a hint which letter it is, where what the message quotes mixes alphabets. */
export function namedLetter(message: string, hint: string): string {
  const quoted = [...message.matchAll(/"((?:[^"\\]|\\.)*)"/gu)].map(([, text = '']) => text);
  const foreign = quoted.flatMap(slipsIn)[0];
  const seen = foreign === undefined ? undefined : SEEN_AS[foreign];
  if (foreign === undefined || seen === undefined) return hint;
  const join = hint.endsWith('?') ? ' What' : '; what';
  return `${hint}${join} is written has ${named(foreign)} in place of ${named(seen)}`;
}

/** A word of another language alone is no slip. */
function slipsIn(text: string): readonly string[] {
  const words = text.match(/[\p{L}\p{N}_]+|[^\p{L}\p{N}_]/gu) ?? [];
  return words
    .filter((word) => /[a-z]/i.test(word) || !/\p{L}/u.test(word))
    .flatMap((word) => [...word].filter((letter) => Object.hasOwn(SEEN_AS, letter)));
}

function named(letter: string): string {
  const code = (letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return letter.trim() === '' ? `U+${code}` : `${letter} (U+${code})`;
}
