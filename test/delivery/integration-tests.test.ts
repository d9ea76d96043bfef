// Integration tests of services, after each deployment to an environment that asks for them.
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkPipelineNames } from '../../src/check/planes/pipelines/check-pipeline-names.ts';
import { compiledSmall } from '../support/compiled-small.ts';
import { findings } from '../support/findings.ts';

const URL = 'https://origin.shop.io';

// biome-ignore lint/suspicious/noExplicitAny: tests read deep fields of a parsed workflow
type Job = any;

function inputOf(pipeline: Readonly<Record<string, unknown>>) {
  return compiledSmall({
    delivery: {
      pipeline: {
        ...{ kind: 'github-actions', organization: 'shop', pushRole: 'push' },
        ...{ agent: null, trustedRole: null },
        ...pipeline,
      },
    },
  });
}

function jobOf(pipeline: Readonly<Record<string, unknown>>): Job {
  const text = inputOf(pipeline).texts.find(({ path }) => path.endsWith('deploy-prod.yml'));
  return parse(text?.content ?? '').jobs['integration-tests'];
}

const named = ({ steps }: Job, name: string) => steps.find((step: Job) => step.name === name);

describe('integration tests (S4-CI-05)', () => {
  it('are none where nobody asks for them', () => {
    expect(jobOf({})).toBeUndefined();
  });

  it('run once all is deployed, from the commit that is deployed, and with few rights', () => {
    const job = jobOf({ integrationTests: { url: URL } });

    expect(job.needs).toEqual(['select', 'deploy']);
    expect(job.permissions).toEqual({ contents: 'read' });
    expect(job.env.BASE_URL).toBe(URL);
    expect(named(job, 'Check out').with.ref).toBe('${{ inputs.version || github.sha }}');
  });

  it.each([
    [null, 'make integration-tests'],
    [{ language: 'node', version: '20' }, 'npm run test:integration'],
    [{ language: 'python', version: '3.13' }, 'python -m pytest tests/integration'],
  ])('are those of the language of the services: %j', (runtime, command) => {
    const job = jobOf({ integrationTests: { url: URL }, runtime });

    expect(named(job, 'Integration tests').run).toBe(command);
  });

  it('run in the folder of the service where one repository has all', () => {
    const job = jobOf({ integrationTests: { url: URL }, sourceRepository: 'services' });

    expect(job.defaults.run['working-directory']).toBe('${{ matrix.service }}');
  });

  it('tell Slack when they fail', () => {
    const notify = { slackWebhookSecret: 'SLACK_URL' };
    const told = named(jobOf({ integrationTests: { url: URL }, notify }), 'Notify Slack');

    expect(told.if).toBe('failure() || cancelled()');
    expect(told.env.SLACK_WEBHOOK).toBe('${{ secrets.SLACK_URL }}');
    expect(told.run).toContain('Integration tests of $SERVICE_KEY');
    expect(named(jobOf({ integrationTests: { url: URL } }), 'Notify Slack')).toBeUndefined();
  });

  it('ask a host that the environment answers at', () => {
    const asked = (url: string) =>
      findings(checkPipelineNames(inputOf({ integrationTests: { url } })));

    expect(asked(URL)).toEqual([]);
    expect(asked('https://elsewhere.shop.io')).toEqual([
      'check/pipeline-host at value of delivery.pipeline.integrationTests.url',
    ]);
  });
});
