// Something in the environment brings the definition of every custom resource of an add-on.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { CheckInput } from '../../check-input.ts';
import { definitionNeeds } from './definition-edges.ts';

export function checkDefinitions(input: CheckInput): readonly Diagnostic[] {
  return definitionNeeds(input)
    .filter(({ earlier }) => earlier === undefined)
    .map(({ addon = '', kind, later }) =>
      diagnostic(
        'check/definition-missing',
        { kind, addon, later: later.name },
        { path: later.origin },
      ),
    );
}
