// What others stand on, and goes before the new one is there; or the new one cannot be there before.
import { type Diagnostic, diagnostic, type Path } from '../../../diagnostics/diagnostic.ts';
import { renderPath } from '../../../diagnostics/render-path.ts';
import { collides, namingOf } from '../../../facts/terraform-names.ts';
import { causeOf } from '../../compare/cause.ts';
import { resourcesIn } from '../../compare/resource-changes.ts';
import { holdingIn } from '../../holdings.ts';
import { referencesIn } from '../../replacement/references.ts';
import { type Replacement, replacementsIn, rootOf } from '../../replacement/replacements.ts';
import { saysFirst } from '../../says-first.ts';
import { type Standing, standingOf } from '../../standings.ts';
import type { Body, TransitionInput } from '../../transition.ts';

export function judgeReplacedBefore(input: TransitionInput): readonly Diagnostic[] {
  return replacementsIn(input).flatMap((replacement) => {
    const standing = standingOf(replacement.type);
    // What holds data is not to be replaced at all; what follows another one is mended with it.
    if (standing === undefined || isData(input, replacement) || isLed(input, replacement))
      return [];
    return isMadeFirst(input, replacement)
      ? judgeName(input, replacement)
      : [report(input, replacement, standing)];
  });
}

function report(input: TransitionInput, replacement: Replacement, standing: Standing): Diagnostic {
  const { what, meanwhile } = standing;
  const args = { ...argsOf(replacement), what, meanwhile };
  return diagnostic('lifecycle/replaced-before', args, { path: pathOf(input, replacement) });
}

function judgeName(input: TransitionInput, replacement: Replacement): readonly Diagnostic[] {
  const { type, before, after } = replacement;
  if (!collides(type, before, after)) return [];
  const named = namedBy(type, after);
  const args = { ...argsOf(replacement), named };
  return [diagnostic('lifecycle/name-taken', args, { path: pathOf(input, replacement) })];
}

/** The argument that another one would have to have differently. */
function namedBy(type: string, body: Body): string {
  const { name, identity = [] } = namingOf(type) ?? {};
  return name ?? identity.filter((argument) => argument in body).join(' and ');
}

function pathOf(input: TransitionInput, replacement: Replacement): Path {
  const root = rootOf(replacement);
  const [argument] = root.arguments;
  return argument === undefined ? root.origin : causeOf(input, root, argument);
}

/** Whether the one that it follows is reported itself. */
function isLed(input: TransitionInput, replacement: Replacement): boolean {
  const root = rootOf(replacement);
  return root !== replacement && (isData(input, root) || standingOf(root.type) !== undefined);
}

function isData({ stacks }: TransitionInput, { stack, address, before }: Replacement): boolean {
  return holdingIn(stacks.before.get(stack) ?? {}, address, before)?.kind === 'data';
}

function argsOf(replacement: Replacement) {
  const { origin, address, stack, follows } = replacement;
  const root = rootOf(replacement);
  const [argument] = root.arguments;
  const because =
    follows === null
      ? `a new ${argument?.path}`
      : `a new ${argument?.path} of ${root.address} in stack ${root.stack}`;
  return { key: renderPath(origin), address, stack, because };
}

/** Terraform makes the new one first where the resource says so, or one of the same stack that names it:
 * https://developer.hashicorp.com/terraform/language/meta-arguments#lifecycle */
function isMadeFirst({ stacks }: TransitionInput, { stack, address }: Replacement): boolean {
  const resources = resourcesIn(stacks.after.get(stack) ?? {});
  const firsts = [...resources].filter(([, body]) => saysFirst(body)).map(([each]) => each);
  const reached = new Set(firsts);
  for (const each of reached) {
    for (const { attributes } of referencesIn(resources.get(each) ?? {})) {
      for (const named of attributes) reached.add(named.address);
    }
  }
  return reached.has(address);
}
