import { checkSearchRoles } from '../../../../src/check/planes/identity/check-search-roles.ts';
import { type OpenInput, objectIn } from '../../../support/compiled.ts';
import { describeCheck, elementIn } from '../../../support/corruptions.ts';

const WRITERS = 'rolesmapping.managed-write.json';

function sentTo(open: OpenInput): Record<string, string> {
  return objectIn(open, 'ConfigMap', 'search-main-roles')['data'];
}

const NOBODY = ['course', 'forum', 'search'].map(
  (name) => `check/search-role-missing at value of services.${name}-service`,
);

describeCheck(checkSearchRoles, {
  'a service that no mapping names': {
    change: (open) => {
      const data = sentTo(open);
      data[WRITERS] = (data[WRITERS] ?? '').replace('forum-service', 'blog-service');
    },
    found: ['check/search-role-missing at value of services.forum-service'],
  },
  'a mapping that is not sent': {
    change: (open) => {
      delete sentTo(open)[WRITERS];
    },
    found: NOBODY,
  },
  'a mapping that is sent to another domain': {
    change: (open) => {
      elementIn(
        open,
        'data',
        'aws_opensearch_domain.main',
      ).advanced_security_options.master_user_options = {
        master_user_arn: 'arn:aws:iam::111122223333:role/other',
      };
    },
    found: NOBODY,
  },
  'a domain that has no roles': {
    change: (open) => {
      delete sentTo(open)[WRITERS];
      elementIn(open, 'data', 'aws_opensearch_domain.main').advanced_security_options.enabled =
        false;
    },
    found: [],
  },
});
