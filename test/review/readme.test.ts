import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { renderReviewText } from '../../src/review/render/text.ts';
import { reviewed } from '../support/reviewed.ts';
import { describeSystems } from '../support/systems/describe-systems.ts';

describeSystems(['commerce'], 'README.md', () => {
  it('shows a review as it is printed', () => {
    const file = 'environments/commerce/prod.yaml';
    const edit = {
      file,
      find: 'order-service: { image: { tag: 1.0.0 }',
      replace: 'order-service: { image: { tag: 1.1.0 }',
    };
    const [first] = renderReviewText(
      reviewed({ environments: ['commerce/prod'], edits: [edit] }),
    ).split('\n\n');

    expect(readFileSync('README.md', 'utf8')).toContain(`\`\`\`\n${first}\n\`\`\``);
  });
});
