/** A large part of the environment is not repeated on a page. */
const VALUE_MAX = 120;

/** What stands in an environment, short; `isWritten`: as it is written there. */
export interface ValueWords {
  readonly words: string;
  readonly isWritten: boolean;
}

export function valueWords(value: unknown): ValueWords {
  if (value === null || value === undefined) return { words: 'none', isWritten: false };
  if (typeof value !== 'object') return { words: String(value), isWritten: true };
  const given = JSON.stringify(value, (key, inner: unknown) =>
    key !== '' && isNothing(inner) ? undefined : inner,
  );
  const words = given
    .replaceAll(/"(:?)/g, (_quote, colon) => (colon ? ': ' : ''))
    .replaceAll(/[{}[\]]/g, '')
    .replaceAll(/,(?=\S)/g, ', ')
    .trimEnd();
  if (words === '') return { words: 'present', isWritten: false };
  return words.length > VALUE_MAX
    ? { words: 'see the environment file', isWritten: false }
    : { words, isWritten: true };
}

/** As a default that nobody wrote is. */
function isNothing(value: unknown): boolean {
  if (value === null || value === false) return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
