// What Terraform would replace: by an argument that cannot change in place, or because something that it names
// in such an argument is replaced itself.
import type { Path } from '../../diagnostics/diagnostic.ts';
import { oncePer } from '../../model/values/once-per.ts';
import { type ChangedArgument, changedArguments } from '../compare/changed-arguments.ts';
import { isEqual } from '../compare/is-equal.ts';
import { resourcesIn } from '../compare/resource-changes.ts';
import type { Body, ResourceChange, TransitionInput } from '../transition.ts';
import { forcesReplacement } from './forcing.ts';
import { isSameValue } from './is-same-value.ts';
import { type Attribute, outputsOf, type References, referencesIn } from './references.ts';

export interface Replacement {
  readonly stack: string;
  readonly address: string;
  readonly type: string;
  readonly key: string;
  readonly before: Body;
  readonly after: Body;
  readonly origin: Path;
  /** Arguments that force it; of one that follows another, those that name it. */
  readonly arguments: readonly ChangedArgument[];
  /** The one that it follows; null: it is the first. */
  readonly follows: Replacement | null;
}

/** In the order in which one brings the other about. */
export const replacementsIn = oncePer((input: TransitionInput): readonly Replacement[] => {
  const first = input.resources.flatMap((change) => forcedIn(input, change));
  if (first.length === 0) return [];
  const found = new Map(first.map((each) => [`${each.stack}/${each.address}`, each]));
  let latest: readonly Replacement[] = first;
  while (latest.length > 0) {
    latest = followersOf(input, latest, new Set(found.keys()));
    for (const each of latest) found.set(`${each.stack}/${each.address}`, each);
  }
  return [...found.values()];
});

/** That of one resource; undefined: it stays. */
export function replacementOf(
  input: TransitionInput,
  stack: string,
  address: string,
): Replacement | undefined {
  return replacementsIn(input).find((each) => each.stack === stack && each.address === address);
}

/** The one that started it all. */
export function rootOf(replacement: Replacement): Replacement {
  return replacement.follows === null ? replacement : rootOf(replacement.follows);
}

function forcedIn(input: TransitionInput, change: ResourceChange): readonly Replacement[] {
  const { stack, address, type, key, before, after, origin } = change;
  if (before === null || after === null) return [];
  const forcing = changedArguments(before, after).filter(
    (each) => forcesReplacement(type, each, after) && !isSameValue(input, each),
  );
  if (forcing.length === 0) return [];
  return [{ stack, address, type, key, before, after, origin, arguments: forcing, follows: null }];
}

function followersOf(
  input: TransitionInput,
  replaced: readonly Replacement[],
  known: ReadonlySet<string>,
): readonly Replacement[] {
  const leaders = leadersOf(input, replaced);
  const moves = new Map(
    input.resources.map((each) => [`${each.stack}/${each.address}`, each.addressBefore]),
  );
  return [...input.stacks.after].flatMap(([stack, document]) => {
    const before = resourcesIn(input.stacks.before.get(stack) ?? {});
    return [...resourcesIn(document)].flatMap(([address, after]) => {
      const was = before.get(moves.get(`${stack}/${address}`) ?? address);
      if (was === undefined || known.has(`${stack}/${address}`)) return [];
      return following(input, { stack, address, before: was, after }, leaders);
    });
  });
}

interface Leaders {
  /** By stack and address. */
  readonly resources: ReadonlyMap<string, Replacement>;
  /** By what other stacks read of them. */
  readonly outputs: ReadonlyMap<string, Replacement>;
}

interface Standing {
  readonly stack: string;
  readonly address: string;
  readonly before: Body;
  readonly after: Body;
}

function leadersOf(input: TransitionInput, replaced: readonly Replacement[]): Leaders {
  const resources = replaced.map((each) => [`${each.stack}/${each.address}`, each] as const);
  const outputs = replaced.flatMap((each) => {
    const isNew = (attribute: Attribute) =>
      attribute.address === each.address && isNewIn(each, attribute.name);
    const document = input.stacks.after.get(each.stack) ?? {};
    return outputsOf(document, isNew).map((output) => [`${each.stack}.${output}`, each] as const);
  });
  return { resources: new Map(resources), outputs: new Map(outputs) };
}

/** What a resource is told stays as it is told; what AWS invents is another one. */
function isNewIn({ before, after }: Replacement, attribute: string): boolean {
  return !(attribute in after) || !isEqual(before[attribute], after[attribute]);
}

function following(
  { originOf }: TransitionInput,
  { stack, address, before, after }: Standing,
  leaders: Leaders,
): readonly Replacement[] {
  const [type = '', key = ''] = address.split('.');
  const named = referencesIn(after).flatMap((references) => {
    const argument = { path: references.path, before: undefined, after: undefined };
    const leader = leaderOf(stack, references, leaders);
    const isForced = leader !== undefined && forcesReplacement(type, argument, after);
    return isForced ? [{ argument, leader }] : [];
  });
  const [first] = named;
  if (first === undefined) return [];
  const forcing = named.map(({ argument }) => argument);
  const origin = originOf(stack, address);
  const place = { stack, address, type, key, origin };
  return [{ ...place, before, after, arguments: forcing, follows: first.leader }];
}

function leaderOf(
  stack: string,
  { attributes, outputs }: References,
  leaders: Leaders,
): Replacement | undefined {
  const near = attributes.flatMap(({ address, name }) => {
    const leader = leaders.resources.get(`${stack}/${address}`);
    return leader !== undefined && isNewIn(leader, name) ? [leader] : [];
  });
  const far = outputs.flatMap((output) => leaders.outputs.get(output) ?? []);
  return [...near, ...far][0];
}
