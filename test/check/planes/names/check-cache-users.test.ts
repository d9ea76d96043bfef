import { checkCacheUsers } from '../../../../src/check/planes/names/check-cache-users.ts';
import { describeCheck, elementIn } from '../../../support/corruptions.ts';

describeCheck(checkCacheUsers, {
  'a user that is taken out of the group': {
    change: (open) => {
      elementIn(open, 'data', 'aws_elasticache_user_group.main').user_ids.pop();
    },
    found: ['check/cache-user-outside at value of services.user-service.uses.caches[0]'],
  },
  'a cache that admits no group': {
    change: (open) => {
      elementIn(open, 'data', 'aws_elasticache_replication_group.main').user_group_ids = [];
    },
    found: ['auth', 'cart', 'chat', 'course', 'feature-flag', 'user'].map(
      (name) => `check/cache-user-outside at value of services.${name}-service.uses.caches[0]`,
    ),
  },
});
