/** https://no-color.org and https://force-color.org; the latter wins, as in Node. */
export function useColour(
  variables: Readonly<Record<string, string | undefined>>,
  isTerminal: boolean,
): boolean {
  const forced = variables['FORCE_COLOR'];
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false';
  if ((variables['NO_COLOR'] ?? '') !== '') return false;
  return isTerminal && variables['TERM'] !== 'dumb';
}
