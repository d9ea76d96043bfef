// No two keys of an environment come to one Terraform address.
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { renderPath } from '../../diagnostics/render-path.ts';
import type { CheckInput } from '../check-input.ts';

export function checkAddresses({ stacks }: CheckInput): readonly Diagnostic[] {
  return stacks.flatMap(({ stack, repeats = [] }) =>
    repeats.map(({ address, first, again }) => {
      const args = { stack, address, other: renderPath(first), own: renderPath(again) };
      return diagnostic('check/address-duplicate', args, { path: again, target: 'key' });
    }),
  );
}
