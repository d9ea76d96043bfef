import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Outcome, printOutcome, printReport } from '../../../scripts/lifecycle/report.ts';
import { readTransitions } from '../../../scripts/lifecycle/transition.ts';

let said: string[] = [];

beforeEach(() => {
  said = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => said.push(line));
});
afterEach(() => vi.restoreAllMocks());

function outcome(line: string, more: Partial<Outcome> = {}): Outcome {
  const [transition] = readTransitions(`[{ environment: shop/prod, ${line} }]`);
  if (transition === undefined) throw new Error(line);
  const none = { problems: [], applied: [], gaps: [], isProof: true };
  return { transition, on: 'emulator', ...none, ...more };
}

describe('the report of rehearsed changes', () => {
  it('counts what the emulator could say nothing of as no success, and names it', () => {
    const gap = { isProof: false, gaps: ['data/aws_msk_cluster.main: it has no such operation'] };
    const outcomes = [outcome('name: bucket-added'), outcome('name: kafka-storage', gap)];
    for (const each of outcomes) printOutcome(each, false);

    expect(printReport(outcomes)).toBe(true);
    expect(said).toContain('GAP     kafka-storage (emulator)');
    expect(said.join('\n')).toContain('not tried: data/aws_msk_cluster.main');
    expect(said.join('\n')).toMatch(/SAY NOTHING OF 1: kafka-storage/);
    expect(said.at(-1)).toBe('\n1 of 2 transitions: 1 of 2 on the emulator.');
  });

  it('fails with what does not do as its line says, and with what holds although it should not', () => {
    expect(printReport([outcome('name: a', { problems: ['is destroyed'] })])).toBe(false);
    expect(printReport([outcome('name: a, knownToFail: why', { problems: ['b'] })])).toBe(true);
    expect(printReport([outcome('name: a, knownToFail: why')])).toBe(false);
  });
});
