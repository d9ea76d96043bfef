// Tells a channel of Slack how something ended, where the environment names its webhook.
import { block } from '../scripts.ts';
import type { YamlMap } from './render-yaml.ts';
import { expression, runScript, type WorkflowInput } from './workflow.ts';

export const STATUS = { STATUS: expression('job.status') };

const RUN_URL = `${expression('github.server_url')}/${expression('github.repository')}/actions/runs/${expression('github.run_id')}`;

/** `what` begins the message, as in `Deployment of web abc to shop/prod: success`. */
export function slackSteps(
  { pipeline }: WorkflowInput,
  what: string,
  when: 'always()' | 'failure() || cancelled()',
): readonly YamlMap[] {
  if (pipeline.notify === null) return [];
  const webhook = expression(`secrets.${pipeline.notify.slackWebhookSecret}`);
  return [
    runScript('Notify Slack', tellSlack(what), {
      if: when,
      env: { ...STATUS, SLACK_WEBHOOK: webhook, RUN: RUN_URL },
    }),
  ];
}

function tellSlack(what: string): string {
  return block(`
  set -euo pipefail
  jq --null-input --arg text "${what}: $STATUS $RUN" '{$text}' |
    curl --fail --silent --show-error --header 'Content-Type: application/json' --data @- "$SLACK_WEBHOOK"
`);
}
