import { describe, expect, it } from 'vitest';
import { judgeStackOrder } from '../../../src/review/dangers/order.ts';
import { changedStack, saidBy } from './changed.ts';

const remote = { config: { key: 'shop/shared/dns.tfstate' } };
const record = (output: string) => ({
  data: { terraform_remote_state: { 'shop-shared_dns': remote } },
  resource: {
    aws_route53_record: {
      main: { zone_id: `\${data.terraform_remote_state.shop-shared_dns.outputs.${output}}` },
    },
  },
});

describe('the order of stacks', () => {
  const told = (output: string) => {
    const { changes, setting } = changedStack({ before: {}, after: record(output) } as never);
    const document = { output: { zone_ids: { value: { main: 'Z1' } } } };
    const elsewhere = () => [{ environment: 'shop/shared', stack: 'dns', document }];
    const transition = { ...setting.transition, elsewhere };
    return saidBy(judgeStackOrder, { changes, setting: { ...setting, transition } });
  };

  it('is told of where another environment has yet to put out what is read', () => {
    expect(told('zone_ids["other"]')).toEqual([
      'applies out of order: aws_route53_record.main reads zone_ids other of stack dns of shop/shared, which is there only once that is applied',
    ]);
    expect(told('servers')).toHaveLength(1);
    expect(told('zone_ids["main"]')).toEqual([]);
  });
});
