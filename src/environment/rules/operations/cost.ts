// The cost estimate, and what is asked of the account to keep it.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import type { Environment } from '../../../model/schema/environment.ts';
import type { Cost } from '../../../model/schema/operations/cost.ts';

export function checkCost(environment: Environment): readonly Diagnostic[] {
  const { cost } = environment;
  if (cost === null) return [];
  return [
    ...sums(cost),
    ...shares(cost),
    ...tags(environment, cost),
    ...inactive(cost),
    ...hearers(environment, cost),
  ];
}

function sums(cost: Cost): readonly Diagnostic[] {
  const rows = Object.values(cost.rows);
  const added = {
    baseline: rows.reduce((sum, { monthly }) => sum + monthly, 0),
    peak: rows.reduce((sum, { monthly, peak }) => sum + (peak ?? monthly), 0),
  };
  return (['baseline', 'peak'] as const).flatMap((total) => {
    // Rows without a total would be in no budget.
    const stated = cost[total] ?? (total === 'baseline' ? 0 : null);
    // To the cent: sums of fractions are not exact.
    const sum = Math.round(added[total] * 100) / 100;
    if (stated === null || sum === Math.round(stated * 100) / 100) return [];
    return [diagnostic('model/cost-sum', { total, stated, sum }, { path: ['cost', total] })];
  });
}

/** At the commitment that brings the shares of its scope above the whole. */
function shares({ commitments }: Cost): readonly Diagnostic[] {
  const covered = new Map<string, number>();
  return Object.entries(commitments).flatMap(([key, { scope, sharePercent }]) => {
    const before = covered.get(scope) ?? 0;
    const sum = before + (sharePercent ?? 0);
    covered.set(scope, sum);
    if (sum <= 100 || before > 100) return [];
    const path = ['cost', 'commitments', key, 'sharePercent'];
    return [diagnostic('model/commitment-shares', { scope, sum }, { path })];
  });
}

function tags({ aws }: Environment, cost: Cost): readonly Diagnostic[] {
  const carried = new Set(['System', 'Environment', 'ManagedBy', ...Object.keys(aws.tags)]);
  const asked = [
    ...cost.allocationTags.map((tag, index) => ({
      tag,
      path: ['cost', 'allocationTags', index],
    })),
    ...Object.entries(cost.categories).map(([key, { tag }]) => ({
      tag,
      path: ['cost', 'categories', key, 'tag'],
    })),
  ];
  return asked
    .filter(({ tag }) => !carried.has(tag))
    .map(({ tag, path }) => diagnostic('model/cost-tag-absent', { tag }, { path }));
}

function hearers({ observability }: Environment, { anomalies }: Cost): readonly Diagnostic[] {
  if (anomalies?.frequency !== 'DAILY') return [];
  if (Object.keys(observability.notify.emails).length > 0) return [];
  const path = ['cost', 'anomalies', 'frequency'];
  return [diagnostic('model/anomalies-unheard', {}, { path })];
}

const COUNTED_BY = { environment: 'Environment', system: 'System' } as const;

/** The tag that budgets count by; undefined: they count all. */
export function countedTag({ scope }: Pick<Cost, 'scope'>): string | undefined {
  return scope === 'account' || scope === 'organization' ? undefined : COUNTED_BY[scope];
}

/** A tag that nobody has activated is in no bill. */
function inactive({ scope, allocationTags, tagsOf, ...cost }: Cost): readonly Diagnostic[] {
  const tag = countedTag({ scope });
  if (tag === undefined) return [];
  const isActive = tagsOf !== null || allocationTags.includes(tag);
  const { baseline, peak, average } = cost;
  if (isActive || [baseline, peak, average].every((each) => each === null)) return [];
  return [diagnostic('model/budget-tag-inactive', { tag, scope }, { path: ['cost', 'scope'] })];
}
