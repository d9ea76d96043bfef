import { describe, expect, it } from 'vitest';
import { orderOfApply, plannedChanges } from '../../scripts/terraform/planned-changes.ts';

const said = (...messages: readonly object[]) =>
  messages.map((message) => JSON.stringify(message)).join('\n');
const planned = (addr: string, action: string) => ({
  type: 'planned_change',
  change: { resource: { addr }, action },
});
const hook = (type: string, addr: string, action: string) => ({
  type,
  hook: { resource: { addr }, action },
});

describe('plannedChanges', () => {
  it('has what is made, modified, replaced and destroyed, and nothing that stays', () => {
    const stdout = said(
      planned('aws_lb.a', 'create'),
      planned('aws_lb.b', 'update'),
      planned('aws_lb.c', 'replace'),
      planned('aws_lb.d', 'delete'),
      planned('aws_lb.e', 'no-op'),
      planned('aws_lb.f', 'read'),
    );
    expect(plannedChanges(`${stdout}\nno JSON`)).toEqual([
      { address: 'aws_lb.a', action: 'create' },
      { address: 'aws_lb.b', action: 'modify' },
      { address: 'aws_lb.c', action: 'replace' },
      { address: 'aws_lb.d', action: 'destroy' },
    ]);
  });
});

describe('orderOfApply', () => {
  const order = orderOfApply(
    said(
      hook('apply_start', 'aws_lb.new', 'create'),
      hook('apply_complete', 'aws_lb.new', 'create'),
      hook('apply_start', 'aws_lb.old', 'delete'),
      hook('apply_start', 'aws_lb.other', 'update'),
      hook('apply_complete', 'aws_lb.old', 'delete'),
      hook('apply_complete', 'aws_lb.other', 'update'),
    ),
  );
  const settle = (address: string) => ({ action: 'settle', address }) as const;
  const destroy = (address: string) => ({ action: 'destroy', address }) as const;

  it('knows what was over before something else began', () => {
    expect(order.isBefore(settle('aws_lb.new'), destroy('aws_lb.old'))).toBe(true);
    expect(order.isBefore(destroy('aws_lb.old'), settle('aws_lb.new'))).toBe(false);
  });

  it('takes two that ran at once for not ordered', () => {
    expect(order.isBefore(destroy('aws_lb.old'), settle('aws_lb.other'))).toBe(false);
    expect(order.isBefore(settle('aws_lb.none'), settle('aws_lb.other'))).toBe(false);
  });
});
