// What has to wait, waits: the document with the orders that its references do not say.
import type { Json } from '../model/artifact.ts';
import { type MissingWait, missingWaits } from '../model/order/missing-waits.ts';
import { groupBy } from '../model/values/group-by.ts';

type Document = { readonly [key: string]: Json };

export function inOrder(document: Document): Document {
  const waits = groupBy(missingWaits(document), ({ address }) => address);
  if (waits.size === 0) return document;
  const types = Object.entries(document['resource'] as Document).map(([type, named]) => {
    const bodies = Object.entries(named as Document).map(([key, body]) => {
      const lacking = waits.get(`${type}.${key}`);
      return [key, lacking ? waiting(body as Document, lacking) : body] as const;
    });
    return [type, Object.fromEntries(bodies)] as const;
  });
  return { ...document, resource: Object.fromEntries(types) };
}

function waiting(body: Document, lacking: readonly MissingWait[]): Document {
  const written = (body['depends_on'] ?? []) as readonly string[];
  return { ...body, depends_on: [...written, ...lacking.map(({ on }) => on)] };
}
