// In which account and region a resource is made: its provider says so.
import type { Json } from '../artifact.ts';
import type { Block, Document } from './read-blocks.ts';

export interface Place {
  readonly region: string | undefined;
  readonly account: string | undefined;
}

/** By the name of the provider, `aws` or `aws.<alias>`. */
export type Places = ReadonlyMap<string, Place>;

export function placesOf(document: Document): Places {
  const blocks = (document['provider'] as Document | undefined)?.['aws'] ?? [];
  const list = (Array.isArray(blocks) ? blocks : [blocks]) as readonly Document[];
  return new Map(
    list.map((block) => {
      const { alias, region, allowed_account_ids: accounts } = block;
      const place = { region: text(region), account: text((accounts as readonly Json[])?.[0]) };
      return [alias === undefined ? 'aws' : `aws.${alias}`, place] as const;
    }),
  );
}

export function placeOf({ body }: Block, places: Places): Place {
  return places.get(text(body['provider']) ?? 'aws') ?? { region: undefined, account: undefined };
}

function text(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
