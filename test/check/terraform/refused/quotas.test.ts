import { describe, expect, it } from 'vitest';
import { checkCounts } from '../../../../src/check/terraform/refused/check-counts.ts';
import { checkPolicySizes } from '../../../../src/check/terraform/refused/check-policy-sizes.ts';
import type { Diagnostic } from '../../../../src/diagnostics/diagnostic.ts';
import { corrupted, stackIn } from '../../../support/compiled.ts';
import { compiledSmall } from '../../../support/compiled-small.ts';
import { statement } from '../../mutation/corruption.ts';

const input = compiledSmall({});

function said(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map(
    ({ code, args, path }) => `${code} ${args['found']} at ${path?.join('.')}`,
  );
}

/** So many rules in one security group, one after the other. */
function withRules(count: number, way: 'ingress' | 'egress') {
  return corrupted(input, (open) => {
    const { document, origins } = stackIn(open, 'network');
    const type = `aws_vpc_security_group_${way}_rule`;
    document.resource['aws_security_group'].crowded = { name: 'crowded' };
    for (let at = 0; at < count; at += 1) {
      document.resource[type][`crowded-${at}`] = {
        security_group_id: '${aws_security_group.crowded.id}',
      };
      origins[`${type}.crowded-${at}`] = ['network', 'securityGroupRules', `rule-${at}`];
    }
  });
}

describe('checkCounts', () => {
  it('accepts the small environment', () => {
    expect(checkCounts(input)).toEqual([]);
  });

  it.each(['ingress', 'egress'] as const)('accepts 60 rules of %s in a security group', (way) => {
    expect(checkCounts(withRules(60, way))).toEqual([]);
  });

  it.each(['ingress', 'egress'] as const)(
    'reports the 61st rule of %s where it is written',
    (way) => {
      expect(said(checkCounts(withRules(61, way)))).toEqual([
        'check/aws-quota 61 at network.securityGroupRules.rule-60',
      ]);
    },
  );
});

describe('checkPolicySizes', () => {
  const logged = compiledSmall({ network: { flowLogs: {} } });
  const withActions = (count: number) =>
    corrupted(logged, (open) => {
      statement(open, 'network', 'flow-logs')['actions'] = Array.from(
        { length: count },
        () => 'logs:PutLogEvents',
      );
    });

  it('accepts the small environment', () => {
    expect(checkPolicySizes(input)).toEqual([]);
  });

  it('reports inline policies of more than 10,240 characters', () => {
    const [finding] = checkPolicySizes(withActions(520));

    expect(finding?.code).toBe('check/policy-size');
    expect(Number(finding?.args['found'])).toBeGreaterThan(10_240);
  });

  it('accepts fewer', () => {
    expect(checkPolicySizes(withActions(400))).toEqual([]);
  });
});
