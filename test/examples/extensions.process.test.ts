// The kind that Parcelwise brings itself: state machines.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stepsOf } from '../how-to/follow-page.ts';

const ROOT = join(import.meta.dirname, '../..');
const PARCELWISE = join(ROOT, 'examples/parcelwise');

function documentOf(environment: string, stack: string) {
  const path = `dist/parcelwise/${environment}/terraform/${stack}/cdk.tf.json`;
  return JSON.parse(readFileSync(join(PARCELWISE, path), 'utf8'));
}

function statementsOf(environment: string, stack: string, policy: string) {
  const { data } = documentOf(environment, stack);
  return data.aws_iam_policy_document[policy].statement as readonly {
    readonly sid: string;
    readonly actions: readonly string[];
    readonly resources: readonly string[];
  }[];
}

describe('examples/parcelwise/extensions', () => {
  it.each(['staging', 'prod'])('gives %s its state machine, which may send mail', (environment) => {
    const { resource } = documentOf(environment, 'data');

    expect(resource.aws_sfn_state_machine.claims).toMatchObject({
      name: environment === 'prod' ? 'parcelwise-prod-claims' : 'pw-staging-claims',
      encryption_configuration: { type: 'CUSTOMER_MANAGED_KMS_KEY' },
    });
    expect(statementsOf(environment, 'data', 'states_claims').at(-1)?.actions).toEqual([
      'ses:SendEmail',
    ]);
  });

  it('lets the back office start it, and nobody else', () => {
    const { data } = documentOf('prod', 'identity');
    const starting = Object.keys(data.aws_iam_policy_document).filter((policy) =>
      statementsOf('prod', 'identity', policy).some(({ actions }) =>
        actions?.includes('states:StartExecution'),
      ),
    );

    expect(starting).toEqual(['backoffice']);
  });

  it('is what docs/how-to/add-a-kind.md builds', () => {
    const files = stepsOf(join(ROOT, 'docs/how-to/add-a-kind.md')).filter(
      (step) => step.kind === 'file' && step.path.endsWith('.ts'),
    );

    expect(files).toHaveLength(7);
    for (const step of files) {
      if (step.kind !== 'file') continue;
      expect(readFileSync(join(PARCELWISE, step.path), 'utf8')).toBe(step.content);
    }
  });

  it('has types that tsc agrees with', () => {
    const tsc = join(ROOT, 'node_modules/.bin/tsc');
    const project = join(PARCELWISE, 'extensions');
    const { stdout, status } = spawnSync(tsc, ['--noEmit', '-p', project], { encoding: 'utf8' });

    expect([status, stdout]).toEqual([0, '']);
  });
});
