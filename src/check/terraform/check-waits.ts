// Whatever a resource needs of its own stack, Terraform makes first.
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { type MissingWait, missingWaits } from '../../model/order/missing-waits.ts';
import type { CheckInput } from '../check-input.ts';

export function checkWaits({ stacks }: CheckInput): readonly Diagnostic[] {
  return stacks.flatMap(({ stack, document, origins }) =>
    missingWaits(document).map((wait) =>
      diagnostic(
        'check/wait-missing',
        { stack, address: wait.address, on: wait.on, reason: reasonOf(wait) },
        { path: origins[wait.address] ?? ['environment'] },
      ),
    ),
  );
}

function reasonOf({ argument, because }: MissingWait): string {
  switch (because) {
    case 'it names it':
      return `${argument} names what that makes`;
    case 'it uses what that completes':
      return `what ${argument} refers to is not complete before`;
    case 'it needs the way out':
      return 'it needs the way to the internet';
  }
}
