// What EC2 instances cost on demand, of the one region that the source has.
import type { Facts, Input } from './render.ts';

interface Type {
  readonly usdPerHour?: Readonly<Record<string, number>>;
}

const REGION = 'us-east-1';

export function instancePrices(input: Input): Facts {
  const types = Object.entries(input['types'] as Readonly<Record<string, Type>>);
  const prices = types.flatMap(([name, { usdPerHour }]) =>
    usdPerHour?.[REGION] === undefined ? [] : [[name, usdPerHour[REGION]] as const],
  );
  const [source] = [input.source].flat().filter(({ gives }) => gives?.startsWith('usdPerHour'));
  return {
    sources: [`https://${source?.['repo']}/blob/HEAD/${source?.['path']}`],
    asOf: source?.['dataDate'],
    meaning:
      'usdPerHour.<type>: on demand, Linux, shared tenancy. A type that is missing has no known price.',
    region: REGION,
    usdPerHour: Object.fromEntries(prices),
  };
}
