// Who sends to a queue beside services: what both ends of a subscription have to know.
import { topicArn } from '../naming/topics.ts';
import type { Environment } from '../schema/environment.ts';

export interface Sender {
  /** In messages and statement ids: `topic parcels`. */
  readonly what: string;
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
      what: `topic ${key}`,
      service: 'sns.amazonaws.com',
      sourceArn: topicArn(environment, key),
    }));
}
