// Every argument of a resource is one that the provider knows: a patch, or a kind of the repository's own, may
// have misspelt it.
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { nearest } from '../../diagnostics/nearest.ts';
import { type Arguments, argumentsOf } from '../../facts/terraform-arguments.ts';
import type { CheckInput } from '../check-input.ts';
import { stackIndexes } from './stack-index.ts';

/** Of Terraform itself. https://developer.hashicorp.com/terraform/language/resources/syntax#meta-arguments */
const META: ReadonlySet<string> = new Set([
  ...['//', 'connection', 'count', 'depends_on', 'dynamic', 'for_each', 'lifecycle'],
  ...['provider', 'provisioner'],
]);

export function checkArguments(input: CheckInput): readonly Diagnostic[] {
  return stackIndexes(input).flatMap(({ blocks }) =>
    blocks.flatMap(({ address, body, origin }) => {
      const known = argumentsOf(address.slice(0, address.lastIndexOf('.')));
      if (known === undefined || known === null) return [];
      const own = Object.fromEntries(Object.entries(body).filter(([name]) => !META.has(name)));
      return unknownIn(own, known, []).map(({ path, names }) => {
        const argument = path.join('.');
        const suggestion = nearest(path.at(-1) ?? '', names);
        return diagnostic(
          'check/argument-unknown',
          { address, argument, suggestion },
          { path: origin },
        );
      });
    }),
  );
}

interface Unknown {
  readonly path: readonly string[];
  /** Those that are known in its place. */
  readonly names: readonly string[];
}

function unknownIn(value: unknown, known: Arguments, path: readonly string[]): readonly Unknown[] {
  if (known === null || typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((each) => unknownIn(each, known, path));
  return Object.entries(value).flatMap(([name, each]) => {
    const at = [...path, name];
    const below = Object.hasOwn(known, name) ? known[name] : undefined;
    return below === undefined
      ? [{ path: at, names: Object.keys(known) }]
      : unknownIn(each, below, at);
  });
}
