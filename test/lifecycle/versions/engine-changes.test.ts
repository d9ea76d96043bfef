import { describe, expect, it } from 'vitest';
import type { ObjectChange, ResourceChange } from '../../../src/lifecycle/transition.ts';
import { engineChanges, isEngineChange } from '../../../src/lifecycle/versions/engine-changes.ts';
import { anEnvironment } from '../../support/an-environment.ts';

const origin = ['kafka', 'main'];
const brokers = { kafka_version: '3.8.x' };
const pods = {
  apiVersion: 'kafka.strimzi.io/v1',
  kind: 'Kafka',
  metadata: { name: 'main', namespace: 'kafka' },
};

function resource(change: Pick<ResourceChange, 'before' | 'after'>): ResourceChange {
  const type = 'aws_msk_cluster';
  const address = `${type}.main`;
  const names = { address, addressBefore: address, type, key: 'main' };
  return { stack: 'data', ...names, isForgotten: false, origin, ...change };
}

function object(change: Pick<ObjectChange, 'before' | 'after'>): ObjectChange {
  return { component: 'kafka', componentBefore: 'kafka', origin, ...change };
}

function inputOf(resources: readonly ResourceChange[], objects: readonly ObjectChange[]) {
  const stacks = { before: new Map(), after: new Map() };
  return {
    environment: anEnvironment(),
    environmentBefore: () => null,
    originOf: () => [],
    elsewhere: () => [],
    ...{ stacks, resources, objects },
  };
}

describe('engineChanges', () => {
  it('sees brokers of MSK become pods of Strimzi', () => {
    const gone = resource({ before: brokers, after: null });
    const input = inputOf([gone], [object({ before: null, after: pods })]);

    expect(engineChanges(input)).toMatchObject([
      {
        address: 'aws_msk_cluster.main',
        path: [...origin, 'kind'],
        before: 'msk',
        after: 'strimzi',
      },
    ]);
    expect(isEngineChange(input, gone)).toBe(true);
  });

  it('sees pods of Strimzi become brokers of MSK', () => {
    const made = resource({ before: null, after: brokers });
    const input = inputOf([made], [object({ before: pods, after: null })]);

    expect(engineChanges(input)).toMatchObject([{ before: 'strimzi', after: 'msk' }]);
    expect(isEngineChange(input, made)).toBe(false);
  });

  it('leaves a cluster alone that goes, or comes, without another in its place', () => {
    expect(engineChanges(inputOf([resource({ before: brokers, after: null })], []))).toEqual([]);
    expect(engineChanges(inputOf([], [object({ before: pods, after: null })]))).toEqual([]);
  });
});
