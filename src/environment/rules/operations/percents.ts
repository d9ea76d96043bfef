// Shares of a hundred that look like fractions of one.
import { type Diagnostic, diagnostic, type Path } from '../../../diagnostics/diagnostic.ts';
import type { Environment } from '../../../model/schema/environment.ts';

/** Fewer than every other request. */
const PROMISED_LEAST = 50;

export function checkPercents(environment: Environment): readonly Diagnostic[] {
  const { services, observability, cost } = environment;
  return [
    ...promise(environment),
    ...Object.entries({ services, observability, cost }).flatMap(([key, value]) =>
      fractions(value, [key]),
    ),
  ];
}

function promise({ observability }: Environment): readonly Diagnostic[] {
  const found = observability.availabilityPercent;
  if (found === null || found >= PROMISED_LEAST) return [];
  const likely = found < 1 && found >= PROMISED_LEAST / 100 ? ofHundred(found) : null;
  const path = ['observability', 'availabilityPercent'];
  return [diagnostic('model/availability-low', { found, likely }, { path })];
}

/** `env` and `values` belong to somebody else. */
const OTHERS: ReadonlySet<string> = new Set(['env', 'values', 'availabilityPercent']);

function fractions(value: unknown, path: Path): readonly Diagnostic[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, each]): readonly Diagnostic[] => {
    if (OTHERS.has(key)) return [];
    const at = [...path, Array.isArray(value) ? Number(key) : key];
    if (typeof each !== 'number') return fractions(each, at);
    if (!key.endsWith('Percent') || each <= 0 || each >= leastOf(key, value)) return [];
    const args = { key, found: each, likely: ofHundred(each) };
    return [diagnostic('model/percent-fraction', args, { path: at })];
  });
}

/** Half a percent of errors is a bound that people choose. */
function leastOf(key: string, among: object): number {
  const isErrors = key === 'maxErrorPercent' || ('metric' in among && among.metric === 'errorRate');
  return isErrors ? 0.1 : 1;
}

/** 0.07 times 100 is a little more than 7. */
function ofHundred(fraction: number): number {
  return Number((fraction * 100).toPrecision(12));
}
