import { describe, expect, it } from 'vitest';
import { checkCatalogue } from '../../src/diagnostics/catalogue/check.ts';
import { renderChecksPage } from '../../src/diagnostics/render-checks-page.ts';
import { anchorOf } from '../../src/diagnostics/render-page.ts';

const page = renderChecksPage();
const codes = Object.keys(checkCatalogue);

describe('renderChecksPage', () => {
  it('has one section per check', () => {
    const headings = [...page.matchAll(/^### (.+)$/gm)].map(([, code]) => code);

    expect(headings.toSorted()).toEqual(codes.toSorted());
  });

  it('links to each section', () => {
    expect(codes.filter((code) => !page.includes(`[${code}](#${anchorOf(code)})`))).toEqual([]);
  });

  it('shows message, hint, reason and a waiver to copy', () => {
    expect(page).toContain(
      [
        '### check/default-deny',
        '',
        '```text',
        'error: Namespace <namespace> denies no traffic by default',
        'hint: Take away the patch that removes its policy, or write into the folder of manifests a NetworkPolicy for all pods and both directions that allows nothing but DNS',
        '```',
        '',
      ].join('\n'),
    );
    expect(page).toContain('    code: check/default-deny\n');
  });

  it('offers no waiver for faults of waivers', () => {
    expect(page).not.toContain('    code: check/waiver-');
  });

  it('leaves no argument unfilled', () => {
    expect(page).not.toMatch(/undefined|\[object|NaN/);
  });
});
