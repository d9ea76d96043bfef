// Stack `dns`: the public zone. It comes before `edge`, because certificates wait for its delegation.
import { DataAwsRoute53Zone } from '@cdktf/provider-aws/lib/data-aws-route53-zone/index.js';
import { Route53Zone } from '@cdktf/provider-aws/lib/route53-zone/index.js';
import { proves } from '../terraform/proves.ts';
import type { RootModule } from '../terraform/root-module.ts';

export function buildDns(module: RootModule): void {
  const { zone: name, existingZone, delegatedBy } = module.environment.edge;
  if (name === null) return;
  const zone =
    existingZone === null ? makeZone(module, name) : findZone(module, name, existingZone.id);
  module.output('dns', {
    zone_id: zone.zoneId,
    ...(delegatedBy === null ? {} : { name_servers: zone.nameServers }),
  });
}

function makeZone(module: RootModule, name: string): Route53Zone {
  return module.resource(Route53Zone, 'main', ['edge', 'zone'], {
    name,
    lifecycle: { preventDestroy: true },
  });
}

function findZone(module: RootModule, name: string, id: string | null): DataAwsRoute53Zone {
  return module.data(DataAwsRoute53Zone, 'main', ['edge', 'existingZone'], {
    ...(id === null ? { name, privateZone: false } : { zoneId: id }),
    ...proves(module, [
      {
        condition: `self.name == "${name}"`,
        message: `The zone that was found has another name than edge.zone says, ${name}.`,
      },
      {
        condition: '!self.private_zone',
        message: `The zone that was found is private: nobody outside of its networks finds what is in it.`,
      },
    ]),
  });
}
