// The way to DynamoDB that passes no NAT gateway, free of charge.
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/vpc-endpoints-dynamodb.html
import { VpcEndpoint } from '@cdktf/provider-aws/lib/vpc-endpoint/index.js';
import { prefixOf } from '../../../model/naming/core.ts';
import { networkOf } from '../../../model/parts.ts';
import type { RootModule } from '../../../terraform/root-module.ts';
import type { NetworkPlace } from '../../contract/terraform-part.ts';

const SERVICE = 'dynamodb';

/** One that the environment states itself has the same address, so stating it replaces nothing. */
export function addTableEndpoint(module: RootModule, place: NetworkPlace): void {
  const { environment } = module;
  const isStated = networkOf(environment).endpoints.gateway.includes(SERVICE);
  if (isStated || Object.keys(environment.tables).length === 0) return;
  // In a network that stands already routes are its owner's, and the way may lead through NAT.
  if (place.routeTableIds.length === 0) return;
  module.resource(VpcEndpoint, SERVICE, ['tables'], {
    vpcId: place.vpcId,
    serviceName: `com.amazonaws.${environment.aws.region}.${SERVICE}`,
    vpcEndpointType: 'Gateway',
    routeTableIds: [...place.routeTableIds],
    tags: { Name: `${prefixOf(environment)}-${SERVICE}` },
  });
}
