// What axe-core finds on the page as it is shown.
import axe from 'axe-core';
import type { Page } from 'playwright-core';

interface Axe {
  run(options: object): Promise<{ readonly violations: readonly Violation[] }>;
}

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** Serious and critical ones of what is shown, with the first place of each; by all rules, or by some. What is not
 * shown is taken out meanwhile, since looking at thousands of rows takes its time. */
export async function findingsOf(
  page: Page,
  rules: readonly string[] = [],
): Promise<readonly string[]> {
  // The policy of the page forbids scripts from elsewhere; the debugger may still run one.
  if (!(await page.evaluate('"axe" in globalThis'))) await page.evaluate(axe.source);
  await page.evaluate(`
    globalThis.allPages = [...document.querySelectorAll('.page')];
    for (const each of allPages) if (!each.classList.contains('current')) each.remove();
  `);
  const found = await page.evaluate(
    async (only) => {
      const { axe: loaded } = globalThis as unknown as { readonly axe: Axe };
      const runOnly = only.length === 0 ? {} : { runOnly: only };
      const { violations } = await loaded.run({ resultTypes: ['violations'], ...runOnly });
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => `${id}: ${nodes.length} times, ${nodes[0]?.html.slice(0, 200)}`);
    },
    [...rules],
  );
  await page.evaluate("document.querySelector('main').append(...allPages)");
  return found;
}
