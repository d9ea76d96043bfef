// Hosted pages at host names of ours: Cognito puts a distribution of CloudFront in front of them, which takes
// its certificate from us-east-1.
import { CognitoUserPoolDomain } from '@cdktf/provider-aws/lib/cognito-user-pool-domain/index.js';
import { addCertificate } from '../../../terraform/hosts/certificate.ts';
import { globalProvider } from '../../../terraform/hosts/global-provider.ts';
import { addAddress, addAlias, addressesOf } from '../../../terraform/hosts/records.ts';
import type { RootModule } from '../../../terraform/root-module.ts';
import { holderAbove, type Pages, pagesOf, parentRecords } from '../pages.ts';

export function addPages(module: RootModule): void {
  const { environment } = module;
  for (const { key, above, parent } of parentRecords(environment)) {
    addAddress(module, {
      key: `user-pool-parent-${above.replaceAll('.', '-')}`,
      host: above,
      address: parent ?? '',
      origin: ['userPools', key, 'pages', 'parent'],
    });
  }
  // The record of a host is there before one below it asks for it.
  const inOrder = pagesOf(environment).toSorted((a, b) => a.host.length - b.host.length);
  for (const pages of inOrder) addDomain(module, pages);
}

function addDomain(module: RootModule, { key, host, above }: Pages): void {
  const { environment, landscape } = module;
  const origin = ['userPools', key, 'pages', 'host'];
  const record = addressesOf(module).get(above);
  const holder = record ? undefined : holderAbove(environment, landscape, above);
  if (holder !== undefined) module.afterIn(holder, 'edge');
  const name = `user-pool-${key}`;
  const certificateArn = addCertificate(module, {
    ...{ key: name, hosts: [host], origin, failover: null },
    ...globalProvider(module),
  });
  const domain = module.resource(CognitoUserPoolDomain, key, origin, {
    ...{ userPoolId: module.stateOf('data').entry('user_pool_ids', key), domain: host },
    certificateArn,
    // Cognito asks for the name above when it makes the domain.
    ...(record ? { dependsOn: [record] } : {}),
  });
  addAlias(module, {
    ...{ key: name, host, origin },
    target: domain.cloudfrontDistribution,
    targetZone: domain.cloudfrontDistributionZoneId,
    evaluatesHealth: false,
    hasIpv6: true,
  });
}
