import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { compileApps } from '../../src/apps/compile-apps.ts';
import { Autoscaling } from '../../src/model/schema/services/autoscaling.ts';
import { compilePlatform } from '../../src/platform/compile-platform.ts';
import { anEnvironment } from '../support/an-environment.ts';
import { withEveryAddon } from '../support/every-addon.ts';
import { hasShared, hasSharedFolder, readShared } from '../support/shared-folder.ts';
import { withGateway, withIngress } from '../support/with-ingress.ts';
import { withHours } from '../support/with-node-pools.ts';

const environment = withEveryAddon();
const cart = environment.services['cart-service'];
if (!cart) throw new Error('No service cart-service');
const rollout = { ...cart.rollout, strategy: 'blueGreen' } as const;
const canary = { ...cart.rollout, strategy: 'canary' } as const;
const sized = {
  ...cart,
  rightSizing: 'recommend' as const,
  autoscaling: Autoscaling.parse({
    maxReplicas: 9,
    by: ['cpu'],
    scaleToZero: true,
    cooldownSeconds: 60,
    pollingSeconds: 10,
    scaleUp: { pods: 2, percent: 50, choose: 'least' },
    triggers: {
      office: { type: 'cron', metadata: { start: '0 7 * * *' }, authentication: 'a' },
      work: { queue: 'orders', length: 20, activation: 1 },
    },
  }),
};
const services = {
  ...environment.services,
  'cart-service': { ...cart, rollout },
  'canary-service': { ...cart, rollout: canary },
  'sized-service': sized,
};

const artifacts = [
  ...compilePlatform(environment).artifacts,
  ...compileApps({ ...environment, services }).artifacts,
  ...compilePlatform(withIngress()).artifacts,
  ...compilePlatform(anEnvironment(withHours())).artifacts,
  ...compileApps(withIngress()).artifacts,
  ...compilePlatform(withGateway()).artifacts,
];

/** Kinds of Kubernetes itself have typings; those of add-ons have a group with a schema. */
const custom = artifacts
  .map(({ object }) => object)
  .filter(({ apiVersion }) =>
    /^(?!(?!autoscaling).*\.k8s\.io\/)[a-z0-9.-]+\.[a-z.]+\//.test(apiVersion),
  );

function schemaPath({ apiVersion, kind }: { apiVersion: string; kind: string }): string {
  const [group, version] = apiVersion.split('/');
  return `schemas/${group}/${kind.toLowerCase()}_${version}.json`;
}

/** Patterns of the schemas are Go's, which may ignore case from within. */
function goRegExp(pattern: string, flags: string): RegExp {
  const plain = pattern.replace('(?i)', '');
  return new RegExp(plain, plain === pattern ? flags : `${flags}i`);
}
goRegExp.code = 'goRegExp';

describe.skipIf(!hasSharedFolder)('custom resources', () => {
  const ajv = new Ajv({
    strict: false,
    allErrors: true,
    validateFormats: false,
    code: { regExp: goRegExp },
  });
  const paths = [...new Set(custom.map(schemaPath))];

  it('are of the kinds that add-ons define', () => {
    expect([...new Set(custom.map(({ kind }) => kind))].sort()).toEqual([
      'AnalysisTemplate',
      'Certificate',
      'ClusterIssuer',
      'ClusterSecretStore',
      'EC2NodeClass',
      'ExternalSecret',
      'Gateway',
      'NodePool',
      'PeerAuthentication',
      'PodMonitor',
      'PrometheusRule',
      'Rollout',
      'ScaledObject',
      'ServiceMonitor',
      'TargetGroupBinding',
      'TriggerAuthentication',
      'VerticalPodAutoscaler',
      'VirtualService',
    ]);
  });

  it.each(paths)('match %s', (path) => {
    expect(hasShared(path)).toBe(true);
    const validate = ajv.compile(readShared(path) as object);

    for (const object of custom.filter((each) => schemaPath(each) === path)) {
      const faults = validate(object) ? [] : validate.errors;
      expect(faults, `${object.kind} ${object.metadata.name}`).toEqual([]);
    }
  });
});
