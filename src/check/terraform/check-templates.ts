// Everything that Terraform would evaluate is an expression of this compiler, never a user's text.
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import type { CheckInput } from '../check-input.ts';
import { stackIndexes } from './stack-index.ts';

/** Messages name the place and not the text, which may be anything. */
export function checkTemplates(input: CheckInput): readonly Diagnostic[] {
  return stackIndexes(input).flatMap(({ artifact: { stack }, blocks }) =>
    blocks.flatMap(({ address, origin, texts }) =>
      texts.flatMap(({ argument, template: { hasDirective, isUnreadable } }) => {
        const args = { stack, address, argument };
        return [
          ...(hasDirective ? [diagnostic('check/text-evaluated', args, { path: origin })] : []),
          ...(isUnreadable
            ? [diagnostic('check/template-unreadable', args, { path: origin })]
            : []),
        ];
      }),
    ),
  );
}
