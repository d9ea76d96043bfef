// What has to wait, waits: the document with the orders that its references do not say.
import type { Json } from '../model/artifact.ts';
import { missingWaits } from '../model/order/missing-waits.ts';

type Document = { readonly [key: string]: Json };

export function inOrder(document: Document): Document {
  const waits = waitsOf(document);
  if (waits.size === 0) return document;
  const types = Object.entries(document['resource'] as Document).map(([type, named]) => {
    const bodies = Object.entries(named as Document).map(([key, body]) => {
      const on = waits.get(`${type}.${key}`);
      return [key, on ? waiting(body as Document, on) : body] as const;
    });
    return [type, Object.fromEntries(bodies)] as const;
  });
  return { ...document, resource: Object.fromEntries(types) };
}

/** By address: what `depends_on` lacks. */
function waitsOf(document: Document): ReadonlyMap<string, readonly string[]> {
  const waits = new Map<string, readonly string[]>();
  for (const { address, on } of missingWaits(document)) {
    waits.set(address, [...(waits.get(address) ?? []), on]);
  }
  return waits;
}

function waiting(body: Document, on: readonly string[]): Document {
  const written = (body['depends_on'] ?? []) as readonly string[];
  return { ...body, depends_on: [...written, ...on] };
}
