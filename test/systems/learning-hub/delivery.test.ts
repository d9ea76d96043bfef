// What the design of Learning Hub states about delivery, recovery and cost, on the real environment.

import { describe, expect, it } from 'vitest';
import { compileApps } from '../../../src/apps/compile-apps.ts';
import { compileDelivery } from '../../../src/delivery/compile-delivery.ts';
import { compileInfra } from '../../../src/infra/compile-infra.ts';
import type { Artifact } from '../../../src/model/artifact.ts';
import { ALONE } from '../../../src/model/landscape/landscape.ts';
import { compilePlatform } from '../../../src/platform/compile-platform.ts';
import { systemOf } from '../../support/systems/system-of.ts';

const { environment } = systemOf('learning-hub/prod');
const stacks = compileInfra(environment);
const platform = compilePlatform(environment);
const apps = compileApps(environment);
const components = [...platform.components, ...apps.components];
const compiled = {
  landscape: ALONE,
  stacks,
  components,
  artifacts: [...platform.artifacts, ...apps.artifacts],
};
const delivered = compileDelivery(environment, compiled);

function textOf(artifacts: readonly Artifact[], path: string): string {
  const found = artifacts.find((each) => each.type === 'text' && each.path === path);
  return found?.type === 'text' ? found.content : '';
}

const page = textOf(delivered, 'README.md');

const applications = delivered.flatMap((each) =>
  each.type === 'kubernetes' && each.object.kind === 'Application' ? [each.object] : [],
);

describe('Learning Hub: Argo CD and Atlantis', () => {
  it('has one child per component, and the root (S3-CD-05)', () => {
    expect(applications).toHaveLength(components.length + 1);
  });

  it('creates both projects before every child', () => {
    expect(Math.min(...components.map(({ wave }) => wave))).toBeGreaterThan(-50);
  });
});

describe('Learning Hub: page', () => {
  it('shows every deviation with its reference', () => {
    const rows = page.split('\n');

    for (const [path, { refs }] of Object.entries(environment.deviations)) {
      const row = rows.find((line) => line.startsWith(`| \`${path}\` |`));
      for (const ref of refs) expect(row, path).toContain(ref);
    }
  });
});
