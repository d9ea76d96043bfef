// What Prometheus reads of a service.
import { z } from 'zod';
import { HttpPath, mapOf, Text } from '../primitives.ts';
import { PortName } from './ports.ts';

export const Counter = z
  .strictObject({
    metric: z
      .string()
      .regex(
        /^[a-zA-Z_][a-zA-Z0-9_]*_total$/,
        'expected the name of a Prometheus counter such as user_signups_total',
      )
      .describe('Counter that the service exports, such as `user_signups_total`.'),
    title: Text.describe('What it counts, in words, as its panel says it.'),
    unit: z
      .enum(['short', 'currencyUSD', 'currencyEUR', 'bytes'])
      .default('short')
      .describe('What one of it is, in the words of Grafana. `short`: a number.'),
  })
  .describe('Something that the business counts.');
export type Counter = z.output<typeof Counter>;

export const Metrics = z
  .strictObject({
    path: HttpPath.default('/metrics').describe('Path of the metrics.'),
    port: PortName.nullable()
      .default(null)
      .describe('Name of one of `ports` that they are read from, over HTTP. Absent: `port`.'),
    counters: mapOf(Counter)
      .default({})
      .describe(
        'What the business counts, by name: a panel each, which shows it per hour, and part of `observability.anomalies`.',
      ),
  })
  .nullable()
  .default(null)
  .describe('Prometheus metrics, scraped. Absent: not scraped.');
