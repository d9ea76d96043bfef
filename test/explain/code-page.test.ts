import { describe, expect, it } from 'vitest';
import { everyCode } from '../../src/environment/every-code.ts';
import { explainCode, nearestCode } from '../../src/explain/code-page.ts';
import { renderExplanationText } from '../../src/explain/render/text.ts';

describe('the page of a code', () => {
  it('exists for each of them, with a hint and a reason', () => {
    const thin = Object.keys(everyCode).filter((code) => {
      const page = explainCode(everyCode, code);
      return page?.type !== 'code' || page.why === '' || page.message === '';
    });

    expect(thin).toEqual([]);
  });

  it('is found by what stands behind the slash', () => {
    expect(explainCode(everyCode, 'port-duplicate')).toMatchObject({
      type: 'code',
      code: 'model/port-duplicate',
      waiver: null,
      link: 'node_modules/groundplan/docs/diagnostics.md#modelport-duplicate',
    });
  });

  it('says how to waive what can be waived', () => {
    const code = Object.keys(everyCode).find((each) => each.startsWith('check/')) ?? '';
    const page = explainCode(everyCode, code);

    expect(page && renderExplanationText(page)).toContain(`code: ${code}, path:`);
  });

  it('lists the codes that have a part', () => {
    const choices = explainCode(everyCode, 'duplicate');

    expect(choices?.type).toBe('choices');
    expect(choices && renderExplanationText(choices)).toContain('model/port-duplicate');
  });

  it('is suggested for what is spelt wrongly', () => {
    expect(explainCode(everyCode, 'model/port-duplicat3')).toBeUndefined();
    expect(nearestCode(everyCode, 'model/port-duplicat3')).toBe('model/port-duplicate');
    expect(nearestCode(everyCode, 'port-duplicat3')).toBe('model/port-duplicate');
  });
});
