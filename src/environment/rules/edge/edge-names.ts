import { targetGroupKey } from '../../../model/edge/balancers.ts';
import { entrancesOf } from '../../../model/edge/ingress.ts';
import type { Name } from '../../../model/name.ts';
import { prefixOf } from '../../../model/naming/core.ts';
import { behaviorName } from '../../../model/naming/edge.ts';
import { ingressTargetGroupName, targetGroupName } from '../../../model/naming/network.ts';
import type { Environment } from '../../../model/schema/environment.ts';

const LOAD_BALANCER_MAX = 32;
/** Of the origin access control that reads the buckets of a distribution. */
const ORIGIN_ACCESS_MAX = 64;
const FUNCTION_MAX = 64;

export function edgeNames(environment: Environment): readonly Name[] {
  const distributions = Object.keys(environment.edge.distributions).map((key) => ({
    what: `distribution ${key}`,
    name: `${prefixOf(environment)}-${key}`,
    max: ORIGIN_ACCESS_MAX,
    path: ['edge', 'distributions', key],
  }));
  const balancers = Object.entries(environment.edge.loadBalancers).flatMap(([key, balancer]) => [
    {
      what: `load balancer ${key}`,
      name: `${prefixOf(environment)}-${key}`,
      max: LOAD_BALANCER_MAX,
      path: ['edge', 'loadBalancers', key],
    },
    ...Object.entries(balancer.targets).map(([target, input]) => ({
      what: `target group ${target}`,
      name: targetGroupName(
        environment,
        targetGroupKey(environment, balancer, { key: target, target: input }),
      ),
      max: LOAD_BALANCER_MAX,
      path: ['edge', 'loadBalancers', key, 'targets', target],
    })),
  ]);
  return [
    ...distributions,
    ...singlePages(environment),
    ...balancers,
    ...ingressNames(environment),
  ];
}

function singlePages(environment: Environment): readonly Name[] {
  return Object.entries(environment.edge.distributions).flatMap(([key, { behaviors }]) =>
    Object.entries(behaviors)
      .filter(([, { singlePage }]) => singlePage)
      .map(([behavior]) => ({
        what: `function of behavior ${behavior} of distribution ${key}`,
        name: behaviorName(environment, key, behavior),
        max: FUNCTION_MAX,
        path: ['edge', 'distributions', key, 'behaviors', behavior],
      })),
  );
}

function ingressNames(environment: Environment): readonly Name[] {
  return entrancesOf(environment).map((key) => ({
    what: `target group of the ingress controller behind ${key}`,
    name: ingressTargetGroupName(environment, key),
    max: LOAD_BALANCER_MAX,
    path: ['ingress'],
  }));
}
