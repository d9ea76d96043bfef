import { checkLaunchedTags } from '../../../../src/check/safety/cloud/check-launched-tags.ts';
import { describeCheck, elementIn } from '../../../support/corruptions.ts';

const FOUND = ['check/launched-tags at value of cluster.nodeGroups.az1'];

describeCheck(checkLaunchedTags, {
  'instances without one of the default tags': {
    change: (open) => {
      const [instance] = elementIn(open, 'cluster', 'aws_launch_template.az1').tag_specifications;
      delete instance.tags.Environment;
    },
    found: FOUND,
  },
  'a kind of thing without any tags': {
    change: (open) => {
      elementIn(open, 'cluster', 'aws_launch_template.az1').tag_specifications.splice(1, 1);
    },
    found: FOUND,
  },
});
