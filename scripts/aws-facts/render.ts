// What all files of facts share: where they come from, as of when, and how they are written.

type Source = Readonly<Record<string, string>>;

export interface Input {
  /** One or several. */
  readonly source: Source | readonly Source[];
  readonly [subject: string]: unknown;
}

export type Facts = Readonly<Record<string, unknown>>;

/** Public places, and the day of the newest of their commits: what AWS has released since is not known. */
export function sourcesOf({ source }: Input) {
  const all = [source].flat() as readonly Source[];
  const sources = all.flatMap(({ repo, path, url }) =>
    repo === undefined ? (url ?? []) : [`https://${repo}/blob/HEAD/${path}`],
  );
  const texts = all.flatMap((each) => Object.values(each)).join(' ');
  const dates = (texts.match(/\b20\d{2}-\d{2}-\d{2}\b/g) ?? []).sort();
  return { sources: [...new Set(sources)].sort(), asOf: dates.at(-1) ?? '' };
}

/** JSON with one line for each entry of a map, however much it holds. */
export function render(facts: Facts): string {
  const parts = Object.entries(facts).map(([key, value]) => {
    const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
    return ` ${JSON.stringify(key)}: ${isMap ? lines(value as Facts) : JSON.stringify(value)}`;
  });
  return `{\n${parts.join(',\n')}\n}\n`;
}

function lines(map: Facts): string {
  const all = Object.entries(map)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  return all.length === 0 ? '{}' : `{\n${all.join(',\n')}\n }`;
}
