// Whatever a stack names exists in it: resources, data sources, ephemeral resources, provider aliases.
import { type Diagnostic, diagnostic, type Path } from '../../diagnostics/diagnostic.ts';
import { asBody, asList, type Body, type CheckInput } from '../check-input.ts';
import type { Reference } from './expressions/read-expression.ts';
import { readBareReference } from './expressions/read-template.ts';
import { addressOf, type Block, type StackIndex, stackIndexes } from './stack-index.ts';

/** Roots that are about no block: https://developer.hashicorp.com/terraform/language/expressions/references */
const WITHOUT_BLOCK: ReadonlySet<string> = new Set(['path', 'terraform']);
/** Roots that exist inside a block with this argument. */
const INSIDE: ReadonlyMap<string, string> = new Map([
  ['each', 'for_each'],
  ['count', 'count'],
]);

export function checkReferences(input: CheckInput): readonly Diagnostic[] {
  return stackIndexes(input).flatMap((index) => {
    const aliases = aliasesOf(index.artifact.document);
    return index.blocks.flatMap((block) => [
      ...missingBlocks(index, block),
      ...missingProvider(index, block, aliases),
      ...missingArguments(index, block),
    ]);
  });
}

function missingBlocks(index: StackIndex, block: Block): readonly Diagnostic[] {
  return block.texts.flatMap(({ argument, template }) =>
    template.references
      .filter((reference) => !(isItself(argument, reference) || exists(index, block, reference)))
      .map((reference) =>
        unknown(index, block, { argument, reference: addressOf(reference) ?? reference.root }),
      ),
  );
}

/** What a block asks of itself once it is read or made. */
function isItself(argument: string, { root }: Reference): boolean {
  return root === 'self' && argument.startsWith('lifecycle.postcondition');
}

function exists({ byAddress, artifact }: StackIndex, block: Block, reference: Reference): boolean {
  const { root, steps } = reference;
  if (WITHOUT_BLOCK.has(root)) return true;
  const needed = INSIDE.get(root);
  if (needed !== undefined) return needed in block.body;
  if (root === 'local') return String(steps[0]) in asBody(artifact.document['locals']);
  if (root === 'var') return byAddress.has(`variable.${steps[0]}`);
  const address = addressOf(reference);
  return address !== undefined && byAddress.has(address);
}

/** `aws` and `aws.recovery`, as resources name them. */
function aliasesOf(document: Body): ReadonlySet<string> {
  const names = Object.entries(asBody(document['provider'])).flatMap(([provider, value]) =>
    (Array.isArray(value) ? asList(value) : [value]).map((each) => {
      const alias = asBody(each)['alias'];
      return alias === undefined ? provider : `${provider}.${alias}`;
    }),
  );
  return new Set(names);
}

function missingProvider(
  index: StackIndex,
  block: Block,
  aliases: ReadonlySet<string>,
): readonly Diagnostic[] {
  const { provider } = block.body;
  if (typeof provider !== 'string' || aliases.has(provider)) return [];
  return [unknown(index, block, { argument: 'provider', reference: `provider ${provider}` })];
}

/** Arguments that AWS gives a value where none is written. */
const GIVEN_BY_AWS: ReadonlySet<string> = new Set(['replication_source_identifier']);

/** ignore_changes names arguments of the block itself; one that is not set is a slip of the pen. */
function missingArguments(index: StackIndex, block: Block): readonly Diagnostic[] {
  return asList(asBody(block.body['lifecycle'])['ignore_changes'])
    .map((each) => (typeof each === 'string' ? readBareReference(each)?.root : undefined))
    .filter((root) => root === undefined || !(root in block.body || GIVEN_BY_AWS.has(root)))
    .map((root) =>
      unknown(index, block, {
        argument: 'lifecycle.ignore_changes',
        reference: `argument ${root ?? '(unreadable)'}`,
      }),
    );
}

function unknown(
  { artifact: { stack } }: StackIndex,
  { address, origin }: { readonly address: string; readonly origin: Path },
  named: { readonly argument: string; readonly reference: string },
): Diagnostic {
  return diagnostic('check/reference-unknown', { stack, address, ...named }, { path: origin });
}
