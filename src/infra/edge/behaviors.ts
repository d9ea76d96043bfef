// Cache behaviors of a distribution: what is kept for how long, and what is asked of the origin.
import { CloudfrontCachePolicy } from '@cdktf/provider-aws/lib/cloudfront-cache-policy/index.js';
import { CloudfrontFunction } from '@cdktf/provider-aws/lib/cloudfront-function/index.js';
import { entrancesOf } from '../../model/edge/ingress.ts';
import { behaviorName } from '../../model/naming/edge.ts';
import type { Behavior, Distribution } from '../../model/schema/edge/distribution.ts';
import type { RootModule } from '../../terraform/root-module.ts';
import { originTarget } from './origins.ts';

/** What a site is entered by. */
export const INDEX = 'index.html';

/** Managed policies of CloudFront, the same ids in every account.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html */
const CACHING_DISABLED = '4135ea2d-6df8-44a3-9df3-5b5a84be39ad';
const ALL_VIEWER = '216adef6-5c7f-47e4-b989-5492eafa07d3';
const ALL_VIEWER_EXCEPT_HOST = 'b689b0a8-53d0-40ab-baf2-68738e2966ac';

const READ_METHODS = ['GET', 'HEAD', 'OPTIONS'];
const ALL_METHODS = [...READ_METHODS, 'DELETE', 'PATCH', 'POST', 'PUT'];

interface BehaviorInput {
  readonly key: string;
  readonly name: string;
  readonly behavior: Behavior;
  readonly distribution: Distribution;
  readonly headersPolicyId: string;
}

export function readsBucket({ origins }: Distribution, { origin }: Behavior): boolean {
  return origins[origin]?.bucket !== null;
}

export function behaviorConfig(module: RootModule, input: BehaviorInput) {
  const { behavior, distribution } = input;
  const isBucket = readsBucket(distribution, behavior);
  return {
    ...sharedArguments(originTarget(distribution, behavior.origin), input.headersPolicyId),
    allowedMethods: isBucket ? READ_METHODS : ALL_METHODS,
    cachePolicyId: behavior.ttlSeconds === 0 ? CACHING_DISABLED : addCachePolicy(module, input),
    ...(isBucket ? {} : { originRequestPolicyId: requestPolicy(module, input) }),
    ...(behavior.singlePage ? { functionAssociation: [routesInBrowser(module, input)] } : {}),
  };
}

/** A path whose last part has no dot is a route of the application in the browser. An error page of the
 * distribution would do as well, but would also replace what an API behind it answers with 403 or 404.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/example_cloudfront_functions_url_rewrite_single_page_apps_section.html */
function routesInBrowser(module: RootModule, { key, name, behavior }: BehaviorInput) {
  const folder = (behavior.path ?? '/').replace(/[^/]*$/, '');
  const origin = ['edge', 'distributions', key, 'behaviors', name, 'singlePage'];
  const made = module.resource(CloudfrontFunction, `${key}-${name}`, origin, {
    name: behaviorName(module.environment, key, name),
    comment: `Routes below ${folder} are answered by its ${INDEX}`,
    runtime: 'cloudfront-js-2.0',
    publish: true,
    code: [
      'function handler(event) {',
      '  const request = event.request;',
      "  const file = request.uri.slice(request.uri.lastIndexOf('/') + 1);",
      `  if (!file.includes('.')) request.uri = ${JSON.stringify(`${folder}${INDEX}`)};`,
      '  return request;',
      '}',
      '',
    ].join('\n'),
  });
  return { eventType: 'viewer-request', functionArn: made.arn };
}

/** The one file of a site whose name stays when its content changes: from it browsers learn of all others. */
export function uncachedDocument(distribution: Distribution, headersPolicyId: string) {
  const fallback = Object.values(distribution.behaviors).find(({ path }) => path === null);
  if (!fallback || fallback.ttlSeconds === 0 || !readsBucket(distribution, fallback)) return [];
  const pathPattern = `/${INDEX}`;
  const isTaken = Object.values(distribution.behaviors).some(({ path }) => path === pathPattern);
  if (isTaken) return [];
  return [
    {
      pathPattern,
      ...sharedArguments(originTarget(distribution, fallback.origin), headersPolicyId),
      cachePolicyId: CACHING_DISABLED,
    },
  ];
}

function sharedArguments(targetOriginId: string, responseHeadersPolicyId: string) {
  return {
    targetOriginId,
    viewerProtocolPolicy: 'redirect-to-https',
    allowedMethods: READ_METHODS,
    cachedMethods: ['GET', 'HEAD'],
    compress: true,
    responseHeadersPolicyId,
  };
}

/** The ingress controller routes by host and has a certificate for each of them. */
function requestPolicy({ environment }: RootModule, input: BehaviorInput): string {
  const { behavior, distribution } = input;
  const { loadBalancer } = distribution.origins[behavior.origin] ?? {};
  return entrancesOf(environment).includes(loadBalancer ?? '')
    ? ALL_VIEWER
    : ALL_VIEWER_EXCEPT_HOST;
}

/** An application says itself what may be kept, and answers each query in its own way. */
function addCachePolicy(module: RootModule, input: BehaviorInput): string {
  const { key, name, behavior, distribution } = input;
  const isBucket = readsBucket(distribution, behavior);
  const origin = ['edge', 'distributions', key, 'behaviors', name];
  const policy = module.resource(CloudfrontCachePolicy, `${key}-${name}`, origin, {
    name: behaviorName(module.environment, key, name),
    minTtl: 0,
    defaultTtl: isBucket ? behavior.ttlSeconds : 0,
    maxTtl: behavior.ttlSeconds,
    parametersInCacheKeyAndForwardedToOrigin: {
      cookiesConfig: { cookieBehavior: 'none' },
      headersConfig: { headerBehavior: 'none' },
      queryStringsConfig: { queryStringBehavior: isBucket ? 'none' : 'all' },
      enableAcceptEncodingBrotli: true,
      enableAcceptEncodingGzip: true,
    },
  });
  return policy.id;
}
