// Everything in AWS that Kubernetes calls by name is made by a stack under that name.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { CheckInput } from '../../check-input.ts';
import { madeThings } from './made-things.ts';
import { namedThings } from './named-things.ts';
import { isStanding } from './thing-kinds.ts';

export function checkNamedThings(input: CheckInput): readonly Diagnostic[] {
  return namedThings(input)
    .filter(({ kind, name }) => !madeThings(input).has(`${kind} ${name}`))
    .filter(({ kind, name }) => !isStanding(input, kind, name))
    .map(({ kind, name, holder, origin }) =>
      diagnostic('check/name-missing', { kind, name, holder }, { path: origin }),
    );
}
