// Roles and keys.
import type { LifeTable } from '../life.ts';

export const identity: LifeTable = {
  aws_iam_role: {
    replacement: 'old first',
    because: 'An account has one of a name, whatever its path, and both planes know it by that.',
  },
  aws_iam_role_policy: {
    replacement: 'either',
    because: 'Another role or name is another policy.',
  },
  aws_iam_role_policy_attachment: {
    replacement: 'either',
    because: 'Another role or policy is another attachment.',
  },
  aws_iam_service_linked_role: {
    replacement: 'in place',
    because: 'Nothing of it can change.',
  },
  aws_kms_key: {
    replacement: 'refused',
    because: 'Without it nothing can be read that it encrypted.',
  },
  aws_kms_alias: { replacement: 'in place', because: 'The key that it names changes in place.' },
};
