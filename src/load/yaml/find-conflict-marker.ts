// What a merge leaves in a file where both sides changed the same lines:
// https://git-scm.com/docs/git-merge#_how_conflicts_are_presented
const FIRST = /^<{7} .*$/m;
const MIDDLE = /^={7}\r?$/m;

/** Where the first conflict begins; a line of signs alone may be part of a text. */
export function findConflictMarker(
  text: string,
): { readonly start: number; readonly end: number } | undefined {
  const match = FIRST.exec(text);
  if (match === null || !MIDDLE.test(text.slice(match.index))) return undefined;
  return { start: match.index, end: match.index + match[0].length };
}
