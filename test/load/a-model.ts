// A small model with one value of every kind, so that load is tested apart from the real one.
import { z } from 'zod';
import { diagnostic } from '../../src/diagnostics/diagnostic.ts';
import type { EnvironmentModel } from '../../src/load/load-with.ts';

const Key = z.string().regex(/^[a-z][a-z0-9-]*$/, 'expected lower-case words joined by hyphens');

const Service = z
  .strictObject({
    port: z.int().min(1).max(65535),
    replicas: z.int().min(1).default(1),
    cpu: z.number().multipleOf(0.5).default(1),
    image: z
      .string()
      .regex(/:[\w.]+$/, 'expected an image such as shop:1.2')
      .default('shop:1'),
    version: z.string().default('1'),
    size: z.enum(['small', 'large']).default('small'),
    public: z.boolean().default(false),
    token: z.string().min(12).meta({ secret: true }).nullable().default(null),
    zones: z.array(z.string()).max(2).default([]),
    probe: z.strictObject({ path: z.string(), seconds: z.number() }).nullable().default(null),
    store: z.union([z.literal('none'), z.strictObject({ disk: z.int() })]).default('none'),
    smallest: z.int().default(1),
    largest: z.int().default(9),
  })
  .refine(({ smallest, largest }) => smallest <= largest, 'smallest is larger than largest.');

const ServiceDefaults = z.strictObject(Service.shape).partial();

const AnEnvironment = z.strictObject({
  system: Key,
  environment: Key,
  tier: z.enum(['development', 'production']),
  title: z.string().max(20).default('Shop'),
  defaults: z.strictObject({ service: ServiceDefaults.default({}) }).prefault({}),
  services: z.record(Key, Service).default({}),
  cluster: z
    .strictObject({ groups: z.record(Key, z.strictObject({ max: z.int() })).default({}) })
    .prefault({}),
});
type AnEnvironment = z.output<typeof AnEnvironment>;

/** Its only rule: port 9 is taken. */
export const aModel: EnvironmentModel<AnEnvironment> = {
  schema: AnEnvironment,
  optionalParts: [],
  neighbours: () => [],
  readings: () => [],
  landscapeRules: [],
  folders: () => [],
  folderRules: [],
  tierDefaults: {
    development: { defaults: { service: { replicas: 1 } } },
    production: { defaults: { service: { replicas: 3, zones: ['a', 'b'] } } },
  },
  entryDefaults: [
    { defaults: 'service', collection: 'services' },
    { defaults: 'group', collection: 'cluster.groups' },
  ],
  writtenRules: [],
  rules: [
    ({ services }) =>
      Object.entries(services)
        .filter(([, service]) => service.port === 9)
        .map(([name]) => {
          const path = ['services', name, 'port'];
          return diagnostic(
            'load/wrong-value',
            { path: 'port', detail: 'port 9 is taken' },
            { path },
          );
        }),
  ],
};
