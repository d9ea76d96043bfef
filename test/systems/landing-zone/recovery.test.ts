// How the recovery region follows production, beyond what the design of the landing zone states.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { systemOf } from '../../support/systems/system-of.ts';

const prod = systemOf('landing-zone/prod');
const standby = systemOf('landing-zone/prod-dr');
const page = standby.text('README.md');
const guide = readFileSync('docs/how-to/fail-over.md', 'utf8');

describe('landing-zone: recovery region', () => {
  it('says what arrives in it', () => {
    expect(page).toContain('stack recovery of landing-zone/prod sends them');
  });

  it('grows to as many nodes as production has', () => {
    const { min } = prod.environment.cluster?.nodeGroups['system'] ?? {};

    expect(standby.environment.recovery.activation?.nodeCounts).toEqual({ system: min });
    expect(page).toContain(`--scaling-config minSize=${min},maxSize=6,desiredSize=${min}`);
  });

  it('has the steps of the guide', () => {
    expect(guide).toContain('1. **Promote the database.**');
    expect(guide).toContain('2. **Scale the nodes**');
  });
});
