import { describe, expect, it } from 'vitest';
import { checkKafka } from '../../../src/kinds/kafka/rules.ts';
import { anEnvironment, type Overrides } from '../../support/an-environment.ts';
import { findings } from '../../support/findings.ts';

function check(overrides: Overrides): readonly string[] {
  return findings(checkKafka(anEnvironment(overrides)));
}

describe('checkKafka', () => {
  it('reports brokers that do not spread evenly', () => {
    expect(check({ kafka: { main: { brokers: 3 } } })).toEqual([
      'model/zones-uneven at value of kafka.main.brokers',
    ]);
  });

  it('accepts several brokers per zone', () => {
    expect(check({ kafka: { main: { brokers: 4 } } })).toEqual([]);
  });

  it('counts the zones that Kafka is given', () => {
    const aws = { zones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'] };

    expect(check({ aws, kafka: { main: { zones: 2 } } })).toEqual([]);
    expect(check({ aws, kafka: { main: { zones: 2, brokers: 3 } } })).toEqual([
      'model/zones-uneven at value of kafka.main.brokers',
    ]);
  });

  it('reports more zones for Kafka than there are', () => {
    expect(check({ kafka: { main: { zones: 3, brokers: 3 } } })).toEqual([
      'model/kafka-zones at value of kafka.main.zones',
    ]);
  });
});
