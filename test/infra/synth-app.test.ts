import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { compileInfra } from '../../src/infra/compile-infra.ts';
import { synthApp } from '../../src/infra/synth-app.ts';
import { ALONE } from '../../src/model/landscape/landscape.ts';
import { anEnvironment } from '../support/an-environment.ts';

const folder = mkdtempSync(join(tmpdir(), 'groundplan-cdktf-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('synthApp', () => {
  it('gives the commands of cdktf what leaves as dist/ has it', () => {
    const environment = anEnvironment({
      services: { web: { uses: { databases: null } } },
      leaving: {
        databases: { main: { data: 'destroy', step: 'remove' } },
        stacks: { cost: { step: 'remove' } },
      },
    });
    const stacks = compileInfra(environment);

    synthApp([{ environment, landscape: ALONE, stacks }], folder);

    for (const { stack, document } of stacks) {
      const path = join(folder, 'stacks', `shop-prod-${stack}`, 'cdk.tf.json');
      const { '//': metadata, ...written } = JSON.parse(readFileSync(path, 'utf8'));
      expect(written).toEqual(document);
      expect(metadata).toMatchObject({ metadata: { stackName: `shop-prod-${stack}` } });
    }
    expect(JSON.stringify(stacks)).not.toContain('aws_db_instance');
  });
});
