import { describe, expect, it } from 'vitest';
import type { Group } from '../../src/review/groups/group-changes.ts';
import { COMMENT_MAX, MARK, renderReviewMarkdown } from '../../src/review/render/markdown.ts';
import type { Review } from '../../src/review/review.ts';

function aGroup(place: number): Group {
  const edit = {
    ...{ of: 'shop/prod', file: 'environments/shop/prod.yaml', line: place + 1, column: 3 },
    ...{ isGone: false, path: ['services', `web-${place}`, 'port'], before: 80, after: 8080 },
  };
  const field = (at: number) => ({
    ...{ path: `spec.ports[${at}].port`, before: 80, after: 8080, isHidden: false },
  });
  return {
    cause: { type: 'edits', edits: [edit] },
    environments: ['shop/prod'],
    dangers: [
      { label: 'restarts pods', reason: `web-${place} restarts`, environments: ['shop/prod'] },
    ],
    patterns: [
      {
        ...{ plane: 'kubernetes', kind: 'Service', action: 'change' },
        fields: Array.from({ length: 12 }, (_, at) => field(at)),
        places: [
          {
            ...{ environment: 'shop/prod', place: `web-${place}` },
            ...{ name: `Service shop/web-${place}`, nameBefore: `Service shop/web-${place}` },
          },
        ],
      },
    ],
  };
}

function aReview(causes: number): Review {
  const groups = Array.from({ length: causes }, (_, place) => aGroup(place));
  return {
    base: 'abc1234',
    environments: 1,
    groups,
    files: [],
    affected: [],
    costs: [],
    findings: [],
  };
}

describe('renderReviewMarkdown', () => {
  it('shows everything that has room', () => {
    const text = renderReviewMarkdown(aReview(3));

    expect(text.startsWith(MARK)).toBe(true);
    expect(text.match(/<details>/g)).toHaveLength(3);
    expect(text).toContain('environments/shop/prod.yaml:3  services.web-2.port: 80 → 8080');
    expect(text).not.toContain('left out');
  });

  it.each([120, 300, 2000])(
    'stays below the limit with %d causes, and keeps each danger',
    (causes) => {
      const text = renderReviewMarkdown(aReview(causes), { link: 'https://ci.example/whole' });

      expect(text.length).toBeLessThanOrEqual(COMMENT_MAX);
      const dangers = text.match(/\| \*\*restarts pods\*\* \|/g) ?? [];
      const more = Number(/and (\d+) more dangers?/.exec(text)?.[1] ?? 0);
      expect(dangers.length + more).toBe(causes);
      expect(text).toContain('https://ci.example/whole');
    },
  );

  it('counts what it leaves out', () => {
    const text = renderReviewMarkdown(aReview(900));
    const shown = text.match(/^#### /gm)?.length ?? 0;

    expect(shown).toBeLessThan(900);
    expect(text).toContain(`${900 - shown} more causes left out`);
  });
});
