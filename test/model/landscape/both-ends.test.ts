import { describe, expect, it } from 'vitest';
import { diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import {
  type Connection,
  checkBothEnds,
  type End,
} from '../../../src/model/landscape/both-ends.ts';
import { landscapeOf } from '../../support/a-pair.ts';
import { anEnvironment } from '../../support/an-environment.ts';

const hub = anEnvironment({ environment: 'hub' });
const spoke = anEnvironment({ environment: 'spoke' });
const landscape = landscapeOf(hub, spoke);
const path = ['network'];

function aConnection(named: readonly End[], listed: readonly End[]): Connection {
  return {
    naming: {
      ends: (environment) => (environment === spoke ? named : []),
      unanswered: ({ other }, member) =>
        diagnostic('model/member-unlisted', { hub: other, member }, { path }),
    },
    listing: {
      ends: (environment) => (environment === hub ? listed : []),
      unanswered: ({ other }, own) =>
        diagnostic('model/member-unattached', { hub: own, member: other }, { path }),
    },
  };
}

function codesOf(connection: Connection): readonly string[] {
  return [hub, spoke].flatMap((each) =>
    checkBothEnds(connection, each, landscape).map(({ code }) => code),
  );
}

describe('checkBothEnds', () => {
  it('accepts a connection that both ends write', () => {
    const connection = aConnection([{ other: 'shop/hub', path }], [{ other: 'shop/spoke', path }]);

    expect(codesOf(connection)).toEqual([]);
  });

  it('reports to each environment the end that only it writes', () => {
    expect(codesOf(aConnection([{ other: 'shop/hub', path }], []))).toEqual([
      'model/member-unlisted',
    ]);
    expect(codesOf(aConnection([], [{ other: 'shop/spoke', path }]))).toEqual([
      'model/member-unattached',
    ]);
  });

  it('tells apart what the ends lead to', () => {
    const connection = aConnection(
      [{ other: 'shop/hub', thing: 'logs', path }],
      [{ other: 'shop/spoke', thing: 'main', path }],
    );

    expect(codesOf(connection)).toEqual(['model/member-unattached', 'model/member-unlisted']);
  });

  it('reports a fault of an end in the place of what would follow from it', () => {
    const { naming, listing } = aConnection([{ other: 'shop/hub', path }], []);
    const fault = () => diagnostic('model/hub-missing', { hub: 'shop/hub' }, { path });

    expect(codesOf({ naming: { ...naming, fault }, listing })).toEqual(['model/hub-missing']);
  });
});
