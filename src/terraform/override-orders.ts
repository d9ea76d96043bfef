// What closing a root module adds to its document, said to cdktf itself for its own commands.
import type { TerraformStack } from 'cdktf';
import { waitsOf } from './in-order.ts';
import { lifeAdditions } from './life/with-life.ts';
import { plainDocument } from './plain-document.ts';

export function overrideOrders(stack: TerraformStack): void {
  const document = plainDocument(stack);
  for (const [address, on] of waitsOf(document)) {
    stack.addOverride(`resource.${address}.depends_on`, on);
  }
  for (const { type, key, added } of lifeAdditions(document)) {
    for (const [argument, value] of Object.entries(added)) {
      stack.addOverride(`resource.${type}.${key}.${argument}`, value);
    }
  }
}
