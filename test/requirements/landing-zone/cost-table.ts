// The cost table: what each heading costs in an account, and the total.
import type { Output, Rows } from '../proof/rows.ts';
import { row } from '../proof/rows.ts';
import { dev, prod, staging } from './environments.ts';

const cost = ({ terraform }: Output, path: string) => terraform('cost', path);
const budget = (output: Output, key: string) => cost(output, `aws_budgets_budget.baseline.${key}`);

const baseline = (output: Output, amount: string, account: string) =>
  [
    budget(output, 'limit_amount').is(amount),
    budget(output, 'limit_unit').is('USD'),
    budget(output, 'time_unit').is('MONTHLY'),
    budget(output, 'cost_filter[name=LinkedAccount].values').are([account]),
  ] as const;

/** What of the bill each heading of the cost table sums up. */
const HEADINGS = {
  compute: [
    'Service',
    'Amazon Elastic Compute Cloud - Compute',
    'Amazon Elastic Container Service for Kubernetes',
  ],
  database: ['Service', 'Amazon Relational Database Service'],
  storage: [
    'UsageTypeGroup',
    'EC2: EBS - SSD(gp3)',
    'EC2: EBS - SSD(io2)',
    'EC2: EBS - Snapshots',
    'S3: Storage - Standard',
    'S3: Storage - Standard Infrequent Access',
  ],
  network: [
    'UsageTypeGroup',
    'EC2: Data Transfer - Inter AZ',
    'EC2: Data Transfer - Internet (Out)',
    'EC2: NAT Gateway - Data Processed',
    'EC2: NAT Gateway - Running Hours',
  ],
} as const;

/** A budget at what the table states. */
const stated = (output: Output, heading: keyof typeof HEADINGS, amount: string) => {
  const [name, ...values] = HEADINGS[heading];
  const of = (key: string) => cost(output, `aws_budgets_budget.row-${heading}.${key}`);
  return [
    of('limit_amount').is(amount),
    of('limit_unit').is('USD'),
    of('time_unit').is('MONTHLY'),
    of(`cost_filter[name=${name}].values`).are(values),
    of('cost_filter[].name').are('LinkedAccount', name),
  ] as const;
};

export const costTable: Rows = {
  'S1-COST-01': row(
    'development: compute',
    ...stated(dev, 'compute', '300'),
    dev.documented('| `compute` | EKS, 1 to 10 × t3.medium, 70 % spot | $300 | – |'),
  ),
  'S1-COST-02': row(
    'development: database',
    ...stated(dev, 'database', '100'),
    dev.documented('| `database` | Aurora Serverless v2, 0.5 to 2 ACU | $100 | – |'),
  ),
  'S1-COST-03': row(
    'development: storage',
    ...stated(dev, 'storage', '50'),
    dev.documented('| `storage` | gp3, aggressive S3 lifecycle | $50 | – |'),
  ),
  'S1-COST-04': row(
    'development: network',
    ...stated(dev, 'network', '45'),
    dev.documented('| `network` | 1 NAT gateway, minimal data transfer | $45 | – |'),
  ),
  'S1-COST-05': row(
    'development: the total is a budget',
    ...baseline(dev, '495', '888899990000'),
    dev.documented('Stated total: $495 a month for the account'),
  ),
  'S1-COST-06': row(
    'staging: compute',
    ...stated(staging, 'compute', '800'),
    staging.documented(
      '| `compute` | EKS, 2 to 15 × t3.large, 50 % spot, 30 % reserved | $800 | – |',
    ),
  ),
  'S1-COST-07': row(
    'staging: database',
    ...stated(staging, 'database', '200'),
    staging.documented('| `database` | Aurora MySQL, db.t3.medium, no replica | $200 | – |'),
  ),
  'S1-COST-08': row(
    'staging: storage',
    ...stated(staging, 'storage', '150'),
    staging.documented('| `storage` | gp3, moderate S3 lifecycle | $150 | – |'),
  ),
  'S1-COST-09': row(
    'staging: network',
    ...stated(staging, 'network', '45'),
    staging.documented('| `network` | 1 NAT gateway, moderate data transfer | $45 | – |'),
  ),
  'S1-COST-10': row(
    'staging: the total is a budget',
    ...baseline(staging, '1195', '999900001111'),
    staging.documented('Stated total: $1,195 a month for the account'),
  ),
  'S1-COST-11': row(
    'production: compute',
    ...stated(prod, 'compute', '4000'),
    prod.documented(
      '| `compute` | EKS, 3 to 30 × m5.xlarge, 60 % reserved, 30 % Savings Plans | $4,000 | – |',
    ),
  ),
  'S1-COST-12': row(
    'production: database',
    ...stated(prod, 'database', '1500'),
    prod.documented('| `database` | Aurora MySQL, 3 × db.r5.xlarge | $1,500 | – |'),
  ),
  'S1-COST-13': row(
    'production: storage',
    ...stated(prod, 'storage', '500'),
    prod.documented('| `storage` | gp3 and io2, conservative S3 lifecycle | $500 | – |'),
  ),
  'S1-COST-14': row(
    'production: network',
    ...stated(prod, 'network', '135'),
    prod.documented('| `network` | 3 NAT gateways, high data transfer | $135 | – |'),
  ),
  'S1-COST-15': row(
    'production: the total is a budget',
    ...baseline(prod, '6135', '555577779999'),
    prod.documented('Stated total: $6,135 a month for the account'),
  ),
};
