import { describe, expect, it } from 'vitest';
import { emulable } from '../../../scripts/lifecycle/emulated/emulable.ts';
import { readTransitions } from '../../../scripts/lifecycle/transition.ts';
import type { Change } from '../../../scripts/terraform/planned-changes.ts';

const CLUSTER = 'data/aws_msk_cluster.main';

function left(line: string, changed: readonly Change[], limits: readonly Limit[] = []) {
  const [transition] = readTransitions(`[{ name: a, environment: shop/prod, ${line} }]`);
  if (transition === undefined) throw new Error(line);
  const applied = [{ stack: 'data', changes: changed, order: { isBefore: () => false } }];
  return emulable(transition, new Map(limits), applied);
}

type Limit = readonly [address: string, missing: string];

describe('emulable', () => {
  it('says what is not there, and that nothing is left to prove', () => {
    const limits: Limit[] = [[CLUSTER, 'it has no such operation']];
    const { transition, gaps, isProof } = left(`modifies: [${CLUSTER}]`, [], limits);

    expect(transition.modifies).toEqual([]);
    expect(gaps).toEqual([`${CLUSTER}: it has no such operation`]);
    expect(isProof).toBe(false);
  });

  it('keeps a pattern that holds of what is there, and still says what is not', () => {
    const limits: Limit[] = [['data/aws_docdb_cluster.main', 'unknown engine']];
    const changed = [{ address: 'aws_docdb_subnet_group.main', action: 'destroy' }] as const;
    const { transition, gaps, isProof } = left(
      'destroys: [data/aws_docdb_*.*], order: [destroy data/aws_docdb_cluster.main before destroy data/aws_docdb_subnet_group.main]',
      changed,
      limits,
    );

    expect(transition.destroys).toEqual(['data/aws_docdb_*.*']);
    expect(transition.order).toEqual([]);
    expect(gaps).toEqual(['data/aws_docdb_cluster.main: unknown engine']);
    expect(isProof).toBe(true);
  });

  it('takes what happened for a proof, also where something of it is forgotten', () => {
    const group = 'data/aws_db_parameter_group.main';
    const limits: Limit[] = [[group, 'parameters are forgotten']];
    const changed = [{ address: 'aws_db_parameter_group.main', action: 'modify' }] as const;

    expect(left(`modifies: [${group}]`, changed, limits)).toMatchObject({
      gaps: [],
      isProof: true,
    });
    expect(left(`modifies: [${group}]`, [], limits)).toMatchObject({
      gaps: [`${group}: parameters are forgotten`],
      isProof: false,
    });
  });

  it('leaves what is expected and did not happen', () => {
    const { transition, gaps } = left(`modifies: [${CLUSTER}]`, []);

    expect(transition.modifies).toEqual([CLUSTER]);
    expect(gaps).toEqual([]);
  });
});
