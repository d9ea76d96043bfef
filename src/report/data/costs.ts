// What an environment costs in a month at prices that are known, beside what its design says.
import { resourcesIn } from '../../lifecycle/compare/resource-changes.ts';
import type { Environment } from '../../model/schema/environment.ts';
import { sortedEntries } from '../../model/values/sorted-entries.ts';
import { paidOf } from '../../review/cost/sizes-of.ts';
import type { ReportedEnvironment } from '../report-input.ts';

export interface CostLine {
  readonly what: string;
  readonly stack: string;
  readonly size: string;
  readonly amount: number;
  /** A month of all; null: no price is known. */
  readonly usd: number | null;
}

export interface DesignLine {
  readonly what: string;
  readonly configuration: string;
  readonly usd: number;
  readonly peak: number | null;
}

export interface EnvironmentCosts {
  /** The dearest first, and last what has no price. */
  readonly lines: readonly CostLine[];
  readonly total: number;
  readonly unpriced: number;
  /** As the design states it; null: it says nothing. */
  readonly design: number | null;
  readonly designLines: readonly DesignLine[];
}

export function costsOf({ environment, stacks }: ReportedEnvironment): EnvironmentCosts {
  const lines = stacks
    .flatMap(({ stack, document }) =>
      [...resourcesIn(document)].flatMap(([address, body]) => {
        const paid = paidOf(address.slice(0, address.indexOf('.')), body);
        return paid === null ? [] : [{ what: address, stack, ...paid }];
      }),
    )
    .toSorted((one, other) => (other.usd ?? -1) - (one.usd ?? -1));
  return {
    lines,
    total: lines.reduce((sum, { usd }) => sum + (usd ?? 0), 0),
    unpriced: lines.filter(({ usd }) => usd === null).length,
    ...designOf(environment),
  };
}

function designOf({ cost }: Environment): Pick<EnvironmentCosts, 'design' | 'designLines'> {
  const designLines = sortedEntries(cost?.rows ?? {}).map(
    ([what, { configuration, monthly: usd, peak }]) => ({ what, configuration, usd, peak }),
  );
  return { design: cost?.baseline ?? null, designLines };
}
