import { expect, it } from 'vitest';
import { frozen } from '../../../src/model/values/frozen.ts';

it('keeps what is in maps and lists as it is', () => {
  const environment = frozen({ services: { web: { ports: [8080] } } });

  expect(() => environment.services.web.ports.push(1)).toThrow(TypeError);
  expect(() => Object.assign(environment.services.web, { port: 1 })).toThrow(TypeError);
  expect(environment).toEqual({ services: { web: { ports: [8080] } } });
});
