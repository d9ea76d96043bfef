import { describe, expect, it } from 'vitest';
import { environmentRules } from '../../src/model/rules.ts';
import { anEnvironment } from '../support/an-environment.ts';
import { findings } from '../support/findings.ts';

describe('environmentRules', () => {
  it('have nothing to say about the small environment of the tests', () => {
    const environment = anEnvironment();

    expect(findings(environmentRules.flatMap((rule) => rule(environment)))).toEqual([]);
  });
});
