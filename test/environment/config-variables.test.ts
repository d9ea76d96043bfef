import { describe, expect, it } from 'vitest';
import { configVariables } from '../../src/environment/config-variables.ts';
import { nightSchool } from '../support/night-school.ts';

const environment = nightSchool();

describe('configVariables', () => {
  it('lets a written variable win over a derived one', () => {
    const service = environment.services['cart-service'];
    if (!service) throw new Error('No service cart-service');

    const variables = configVariables(environment, 'cart-service', {
      ...service,
      env: { PORT: '1' },
    });

    expect(variables['PORT']).toBe('1');
  });
});
