import type { Name } from '../../model/name.ts';
import { prefixOf } from '../../model/naming/core.ts';
import { topicName } from '../../model/naming/topics.ts';
import type { Environment } from '../../model/schema/environment.ts';

/** https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html */
const TOPIC_MAX = 256;

/** Beside the one of alarms. */
export function topicNames(environment: Environment): readonly Name[] {
  const alerts = {
    what: 'topic of alarms',
    name: `${prefixOf(environment)}-alerts`,
    max: TOPIC_MAX,
    path: ['observability', 'notify'],
    isFixed: true,
  };
  const topics = Object.keys(environment.topics).map((key) => ({
    what: `topic ${key}`,
    name: topicName(environment, key),
    max: TOPIC_MAX,
    path: ['topics', key],
  }));
  return [alerts, ...topics];
}
