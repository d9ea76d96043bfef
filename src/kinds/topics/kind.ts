import type { Kind } from '../kind.ts';
import { topicAccess } from './access.ts';
import { codes } from './codes.ts';
import { topicKeyGrants } from './key-grants.ts';
import { topicNames } from './names.ts';
import { topicPage } from './page.ts';
import { checkTopics, topicReferences } from './rules.ts';
import { Topic, TopicUse } from './schema.ts';
import { addFunctionSubscriptions, addTopics } from './terraform.ts';

const FRUGAL = { deletionProtection: false };

export const topics: Kind<'topics', typeof Topic, typeof TopicUse, 'topic'> = {
  collection: 'topics',
  slug: 'topic',
  noun: 'topic',
  about: 'SNS topics by name.',
  entry: Topic,
  use: TopicUse,
  defaults: 'topic',
  tiers: { development: FRUGAL, staging: FRUGAL },
  codes,
  rules: { rules: [checkTopics], names: topicNames, references: topicReferences },
  access: topicAccess,
  endpoint: 'sns',
  terraform: {
    stacks: { data: addTopics, functions: addFunctionSubscriptions },
    keyGrants: topicKeyGrants,
  },
  page: topicPage,
};
