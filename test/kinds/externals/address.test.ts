// Where an external is, for whoever calls it.
import { describe, expect, it } from 'vitest';
import { compileApps } from '../../../src/apps/compile-apps.ts';
import { checkEnvironment } from '../../../src/check/check-environment.ts';
import { checkVariables } from '../../../src/environment/rules/services/variables.ts';
import { External } from '../../../src/kinds/externals/schema.ts';
import { anEnvironment, aService, type Overrides } from '../../support/an-environment.ts';
import { compiledSmall } from '../../support/compiled-small.ts';
import { findings } from '../../support/findings.ts';
import { objectOf } from '../../support/kubernetes-objects.ts';

const LEDGER = {
  title: 'Ledger',
  hosts: ['ledger.bank.io', 'archive.bank.io'],
  secretKeys: ['LEDGER_KEY'],
  purpose: 'Books',
};

const withLedger = (ledger: Overrides, service: Overrides = {}) =>
  anEnvironment({
    externals: { ledger: { ...LEDGER, ...ledger } },
    services: { books: aService({ uses: { externals: ['ledger'] }, ...service }) },
  });

function variablesOf(ledger: Overrides): unknown {
  return objectOf(compileApps(withLedger(ledger)), 'ConfigMap', 'books')['data'];
}

describe('variables of an external', () => {
  it('say where it is, under the names that the image reads', () => {
    const variables = { BANK_HOST: 'host', BANK_PORT: 'port', BANK_URL: 'url' };

    expect(variablesOf({ variables })).toMatchObject({
      BANK_HOST: 'ledger.bank.io',
      BANK_PORT: '443',
      BANK_URL: 'https://ledger.bank.io',
    });
    expect(variablesOf({ variables, ports: [8443, 443] })).toMatchObject({
      BANK_PORT: '8443',
      BANK_URL: 'https://ledger.bank.io:8443',
    });
  });

  it('are none where nobody wrote any', () => {
    expect(JSON.stringify(variablesOf({}) ?? {})).not.toContain('ledger.bank.io');
  });

  it('do not hide what a service says itself, nor a secret', () => {
    const written = withLedger({ variables: { BANK_URL: 'url' } }, { env: { BANK_URL: 'a' } });
    const twice = withLedger({ variables: { LEDGER_KEY: 'host' } });

    expect(findings(checkVariables(written))).toEqual([
      'model/variable-conflict at key of services.books.env.BANK_URL',
    ]);
    expect(findings(checkVariables(twice))).toEqual([
      'model/variable-ambiguous at value of services.books.uses.externals[0]',
    ]);
  });

  it('have names of variables, and a part that there is', () => {
    const reads = (variables: object) => External.safeParse({ ...LEDGER, variables }).success;

    expect(reads({ BANK_URL: 'url' })).toBe(true);
    expect(reads({ 'bank-url': 'url' })).toBe(false);
    expect(reads({ BANK_URL: 'path' })).toBe(false);
  });
});

describe('an external that asks for no secret', () => {
  it('has none in AWS, and lets its callers out all the same', () => {
    const { secretKeys: _, ...open } = LEDGER;
    const input = compiledSmall({
      externals: { ledger: open },
      services: { books: aService({ uses: { externals: ['ledger'] } }) },
    });
    const texts = JSON.stringify([input.stacks, input.objects.map(({ object }) => object)]);

    expect(texts).not.toContain('externals/ledger');
    expect(
      JSON.stringify(objectOf(compileApps(input.environment), 'NetworkPolicy', 'books')),
    ).toContain('"port":443');
    const found = checkEnvironment(input).filter(({ severity }) => severity === 'error');
    expect(found.map(({ code }) => code)).toEqual([]);
  });
});
