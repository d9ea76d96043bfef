// What axe-core finds on the page as it is shown.
import axe from 'axe-core';
import type { Page } from 'playwright-core';

interface Axe {
  run(context: object, options: object): Promise<{ readonly violations: readonly Violation[] }>;
}

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** Serious and critical ones of what is shown, with the first place of each; by all rules, or by some. */
export async function findingsOf(
  page: Page,
  rules?: readonly string[],
): Promise<readonly string[]> {
  // The policy of the page forbids scripts from elsewhere; the debugger may still run one.
  if (!(await page.evaluate('"axe" in globalThis'))) await page.evaluate(axe.source);
  return page.evaluate(
    async (only) => {
      const { axe: loaded } = globalThis as unknown as { readonly axe: Axe };
      const shown = { exclude: [['.page:not(.current)']] };
      const runOnly = only.length === 0 ? {} : { runOnly: only };
      const { violations } = await loaded.run(shown, { resultTypes: ['violations'], ...runOnly });
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => `${id}: ${nodes.length} times, ${nodes[0]?.html.slice(0, 200)}`);
    },
    [...(rules ?? [])],
  );
}
