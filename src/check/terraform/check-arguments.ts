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
      const found: Unknown[] = [];
      for (const [name, value] of Object.entries(body)) {
        if (!META.has(name)) visit(name, value, { known, above: [] }, found);
      }
      return found.map(({ path, names }) => {
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

interface Place {
  readonly known: Exclude<Arguments, null>;
  /** Names on the way, the nearest first: a path is only made where it is told. */
  readonly above: Above;
}

type Above = readonly [] | readonly [name: string, above: Above];

function visit(name: string, value: unknown, { known, above }: Place, found: Unknown[]): void {
  const below = Object.hasOwn(known, name) ? known[name] : undefined;
  if (below === undefined) {
    found.push({ path: pathOf([name, above]), names: Object.keys(known) });
  } else if (below !== null) {
    visitBelow(value, { known: below, above: [name, above] }, found);
  }
}

function visitBelow(value: unknown, place: Place, found: Unknown[]): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const each of value) visitBelow(each, place, found);
    return;
  }
  for (const [name, each] of Object.entries(value)) visit(name, each, place, found);
}

function pathOf([name, above]: Above): readonly string[] {
  return name === undefined || above === undefined ? [] : [...pathOf(above), name];
}
