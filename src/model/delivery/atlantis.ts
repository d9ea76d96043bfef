// What Atlantis is told of one environment.
import type { Environment } from '../schema/environment.ts';
import type { Atlantis, Requirements, StackSettings } from '../schema/operations/terraform-runs.ts';

/** The workflow that is always there. */
export const OWN_WORKFLOW = 'groundplan';

/** Null where somebody else plans and applies. */
export function atlantisOf({ delivery }: Pick<Environment, 'delivery'>): Atlantis | null {
  return delivery.terraform.kind === 'atlantis' ? delivery.terraform : null;
}

export type Wanted = { readonly [K in keyof Requirements]: readonly string[] };

/** Without anything written. */
const USUAL: Wanted = { plan: [], apply: ['approved', 'mergeable', 'undiverged'], import: [] };

export interface Settings {
  readonly requirements: Wanted;
  readonly autoplan: boolean;
  readonly workflow: string;
}

export function environmentSettings({ requirements, workflow }: Atlantis): Settings {
  return { requirements: over(USUAL, requirements), autoplan: true, workflow };
}

/** Of one stack: what the environment says, and over it each pattern, the widest first. */
export function stackSettings(atlantis: Atlantis, stack: string): Settings {
  return matching(atlantis, stack).reduce<Settings>(
    (below, [, settings]) => ({
      requirements: over(below.requirements, settings.requirements),
      autoplan: settings.autoplan ?? below.autoplan,
      workflow: settings.workflow ?? below.workflow,
    }),
    environmentSettings(atlantis),
  );
}

/** What applies to a stack, what counts most at the end. */
export function matching(
  { stacks }: Atlantis,
  stack: string,
): readonly (readonly [string, StackSettings])[] {
  return Object.entries(stacks)
    .filter(([pattern]) => matchesStack(pattern, stack))
    .sort(([left], [right]) => weight(left) - weight(right) || (left < right ? -1 : 1));
}

export function matchesStack(pattern: string, stack: string): boolean {
  return new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(stack);
}

/** A name has no star and so counts more than any pattern. */
export function weight(pattern: string): number {
  const literal = pattern.replaceAll('*', '').length;
  return pattern.includes('*') ? literal : 1000;
}

export function over(below: Wanted, above: Requirements): Wanted {
  return {
    plan: above.plan ?? below.plan,
    apply: above.apply ?? below.apply,
    import: above.import ?? below.import,
  };
}
