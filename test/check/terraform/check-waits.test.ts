import { checkWaits } from '../../../src/check/terraform/check-waits.ts';
import { describeRule } from '../../support/corruption-table.ts';
import { resource } from '../mutation/corruption.ts';

describeRule(checkWaits, [
  [
    'an address that does not wait for the internet gateway',
    (open) => {
      delete resource(open, 'network', 'aws_eip.nat-us-east-1a')['depends_on'];
    },
    ['check/wait-missing at value of network.nat'],
  ],
  [
    'flow logs that do not wait for what their role may do',
    (open) => {
      delete resource(open, 'network', 'aws_flow_log.main')['depends_on'];
    },
    ['check/wait-missing at value of network.flowLogs'],
  ],
]);
