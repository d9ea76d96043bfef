// Who sends to a queue beside services: what both ends of a subscription have to know.
import { statementId } from '../naming/core.ts';
import { topicArn } from '../naming/topics.ts';
import type { Environment } from '../schema/environment.ts';

export interface Sender {
  /** Of the statement that lets it in. */
  readonly sid: string;
  /** Principal of the AWS service. */
  readonly service: string;
  readonly sourceArn: string;
}

export function sendersTo(environment: Environment, queue: string): readonly Sender[] {
  return Object.entries(environment.topics)
    .filter(([, { subscriptions }]) =>
      Object.values(subscriptions).some((subscription) => subscription.queue === queue),
    )
    .map(([key]) => ({
      sid: `Topic${statementId(key)}`,
      service: 'sns.amazonaws.com',
      sourceArn: topicArn(environment, key),
    }));
}
