// Whether a text holds something that only a machine would write: base64 and the like.

const MIN_LENGTH = 20;
const CANDIDATE = new RegExp(`[A-Za-z0-9+/]{${MIN_LENGTH},}={0,2}`, 'g');
/** Public by nature: certificates, public keys, and hashes that say so. */
const PUBLIC =
  /-----BEGIN (?:CERTIFICATE|PUBLIC KEY)-----[\s\S]*?-----END[^\n]*|\bsha(?:256|384|512)[-:][A-Za-z0-9+/=]+/g;

/**
 * Bits per character. Random base64 of 20 characters has about 4, words run together about 3.5.
 * https://github.com/Yelp/detect-secrets#entropy-detector uses 4.5 on longer texts.
 */
const MIN_ENTROPY = 3.6;
/** Share of neighbours of different kinds (`aB`, `b7`): 0.62 in random text, below 0.3 in CamelCase. */
const MIN_CHANGES = 0.4;
const MIN_DIGITS = 2;

/** Hexadecimal text, UUIDs, ARNs and digests are left alone: they are names of things. */
export function looksRandom(text: string): boolean {
  if (text.length < MIN_LENGTH) return false;
  const own = text.includes('-----BEGIN') || text.includes('sha') ? text.replace(PUBLIC, '') : text;
  return own.match(CANDIDATE)?.some(isRandom) ?? false;
}

function isRandom(text: string): boolean {
  const digits = text.match(/\d/g)?.length ?? 0;
  if (digits < MIN_DIGITS || !/[a-z]/.test(text) || !/[A-Z]/.test(text)) return false;
  return changesOf(text) >= MIN_CHANGES && entropyOf(text) >= MIN_ENTROPY;
}

function changesOf(text: string): number {
  const kinds = text.replace(/[a-z]/g, 'a').replace(/[A-Z]/g, 'A').replace(/\d/g, '0');
  const changes = [...kinds].filter((kind, index) => index > 0 && kind !== kinds[index - 1]);
  return changes.length / (text.length - 1);
}

/** Shannon's: https://en.wikipedia.org/wiki/Entropy_(information_theory) */
function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()]
    .map((count) => count / text.length)
    .reduce((sum, share) => sum - share * Math.log2(share), 0);
}
