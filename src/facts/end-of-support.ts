// Until when AWS and others support a version: data with its date and sources, since no clock is asked.
import data from './end-of-support.json' with { type: 'json' };

export interface Support {
  /** The line of versions that the dates are of: `15` of 15.4. */
  readonly line: string;
  /** Null: no day is announced. */
  readonly standard: string | null;
  /** What is paid for. Null: there is none, or no day is announced. */
  readonly extended: string | null;
}

type Lines = Readonly<
  Record<string, { readonly standard: string | null; readonly extended?: string }>
>;

const PRODUCTS: Readonly<Record<string, Lines>> = data.products;

export const SUPPORT_FACTS_AS_OF = data.asOf;

/** The lines of versions of a product, in no order. */
export function supportedLines(product: string): readonly Support[] {
  return Object.entries(PRODUCTS[product] ?? {}).map(([line, { standard, extended = null }]) => ({
    ...{ line, standard, extended },
  }));
}

/** Undefined: the data does not know the product, or that version of it. */
export function supportOf(product: string, version: string): Support | undefined {
  const lines = PRODUCTS[product] ?? {};
  const line = Object.keys(lines)
    .filter((each) => version === each || version.startsWith(`${each}.`))
    .sort((one, other) => other.length - one.length)[0];
  if (line === undefined) return undefined;
  const { standard = null, extended = null } = lines[line] ?? {};
  return { line, standard, extended };
}
