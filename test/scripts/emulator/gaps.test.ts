import { describe, expect, it } from 'vitest';
import { gaps } from '../../../scripts/emulator/gaps/gaps.ts';

describe('the gaps of the emulator', () => {
  it('say what is missing, and a part only where its whole is on the list', () => {
    const whole = new Set(gaps.map(({ type }) => type));

    for (const { type, missing, follows = [] } of gaps) {
      expect(type).toMatch(/^(?:(?:data\.)?aws_|terraform_data$)/);
      expect(missing).not.toBe('');
      for (const each of follows) expect(whole, `${type} follows ${each}`).toContain(each);
    }
  });
});
