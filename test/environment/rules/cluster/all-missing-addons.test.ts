// All add-ons that are missing are told at once, with what to write.
import { describe, expect, it } from 'vitest';
import { checkAddons } from '../../../../src/environment/rules/cluster/addons.ts';
import { anEnvironment, type Overrides } from '../../../support/an-environment.ts';

function missing(overrides: Overrides) {
  return checkAddons(anEnvironment(overrides)).filter(({ code }) => code === 'model/addon-missing');
}

const CONTROLLER = { 'aws-load-balancer-controller': null, 'cert-manager': null };

describe('model/addon-missing', () => {
  it('names what an add-on that is missing will need itself, and all in one line to paste', () => {
    const found = missing({ addons: { ...CONTROLLER, 'external-secrets': null } });

    expect(new Set(found.map(({ hint }) => hint)).size).toBe(1);
    expect(found[0]?.hint).toContain(
      'under addons: { aws-load-balancer-controller: {}, cert-manager: {}, external-secrets: {} }',
    );
  });

  it('knows that the controller of load balancers has its certificate from cert-manager, unless it is told', () => {
    const controller = (values: object) => ({
      addons: { ...CONTROLLER, 'aws-load-balancer-controller': { values } },
    });

    expect(missing(controller({})).map(({ args }) => args['addon'])).toEqual([
      'addons.cert-manager',
    ]);
    expect(missing(controller({ enableCertManager: false }))).toEqual([]);
  });
});
