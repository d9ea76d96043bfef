// The type of nodes that is most like one that there is not: of the same series and size where there is such a one.

const FORM =
  /^(?:(?:db|cache|kafka|express)\.)?([a-z]+)(\d+)([a-z-]*)\.([a-z0-9-]+?)(?:\.search)?$/;

interface Parts {
  readonly series: string;
  readonly generation: number;
  readonly attributes: string;
  readonly size: string;
}

function partsOf(name: string): Parts | undefined {
  const [, series, generation, attributes = '', size = ''] = FORM.exec(name) ?? [];
  if (series === undefined) return undefined;
  return { series, generation: Number(generation), attributes, size };
}

/** Undefined where nothing is as a type is. The first one listed wins a tie. */
export function likeType(name: string, names: readonly string[]): string | undefined {
  const wanted = partsOf(name);
  if (wanted === undefined) return undefined;
  const rated = names.flatMap((each) => {
    const parts = partsOf(each);
    return parts === undefined ? [] : [{ each, rank: rankOf(parts, wanted) }];
  });
  return rated.toSorted((one, other) => compare(one.rank, other.rank))[0]?.each;
}

/** Of another series, one for every purpose is as like as any. */
const GENERAL = 'm';

function rankOf({ series, generation, attributes, size }: Parts, wanted: Parts): readonly number[] {
  const other = series === GENERAL ? 1 : 2;
  return [
    series === wanted.series ? 0 : other,
    Number(size !== wanted.size),
    Math.abs(generation - wanted.generation),
    Number(attributes !== wanted.attributes),
    attributes.length,
  ];
}

function compare(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((number, index) => number !== other[index]);
  return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}
