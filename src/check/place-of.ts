// Account and region of an element, as the provider block of its stack says.

import type { Element } from './artifacts/elements.ts';
import { asText } from './as-text.ts';
import { asBody, asList, type CheckInput } from './check-input.ts';

export interface AwsPlace {
  readonly account: string;
  readonly region: string;
}

export function placeOf({ stacks }: CheckInput, { stack, body }: Element): AwsPlace {
  const document = stacks.find((each) => each.stack === stack)?.document ?? {};
  const alias = asText(body['provider']).split('.')[1];
  const provider = asList(asBody(document['provider'])['aws'])
    .map(asBody)
    .find((each) => each['alias'] === alias);
  return {
    account: asText(asList(provider?.['allowed_account_ids'])[0]),
    region: asText(provider?.['region']),
  };
}
