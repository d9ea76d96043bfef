import { describe, expect, it } from 'vitest';
import { compileApps } from '../../../src/apps/compile-apps.ts';
import { anEnvironment, aService } from '../../support/an-environment.ts';
import { objectOf } from '../../support/kubernetes-objects.ts';
import { terraformOf } from '../../support/terraform-documents.ts';

interface Entrance {
  readonly type?: 'application' | 'network';
  readonly service?: object;
}

function entrance({ type = 'application', service = {} }: Entrance) {
  const target = { service: 'web', healthCheck: { path: '/ready' } };
  return anEnvironment({
    services: { web: aService({ port: 8080, ...service }) },
    edge: {
      loadBalancers: {
        main:
          type === 'application'
            ? {
                type,
                host: 'a.example.test',
                targets: { web: target },
                routes: { all: { priority: 1, paths: ['/*'], target: 'web' } },
              }
            : {
                type,
                host: 'a.example.test',
                targets: { web: { service: 'web', port: 'voice' } },
                listeners: { own: { port: 8443, protocol: 'udp', target: 'web' } },
              },
      },
    },
  });
}
const groupOf = (input: Entrance) =>
  terraformOf(entrance(input)).one('aws_lb_target_group', 'main-web');

describe('a target group', () => {
  it('stays when the port of its service changes: every pod is registered with its own', () => {
    expect(groupOf({ service: { port: 9090 } }).name).toBe(groupOf({}).name);
    expect(groupOf({}).lifecycle).toEqual({
      create_before_destroy: true,
      ignore_changes: ['port'],
    });
  });

  it('is another one, under another name, where another protocol is spoken', () => {
    const http = groupOf({});
    const grpc = groupOf({ service: { protocol: 'grpc' } });

    expect([http.name, http.protocol_version]).toEqual(['shop-prod-web', 'HTTP1']);
    expect([grpc.name, grpc.protocol_version]).toEqual(['shop-prod-web-grpc', 'GRPC']);
  });

  it('is bound by an object of its own, since no binding changes its group', () => {
    const objects = compileApps(entrance({ service: { protocol: 'grpc' } }));
    const binding = objectOf(objects, 'TargetGroupBinding', 'web-grpc');

    expect(binding['spec'].targetGroupName).toBe('shop-prod-web-grpc');
  });

  it('of UDP has a name of its own beside that of TCP', () => {
    const input = {
      type: 'network',
      service: { ports: { voice: { port: 5060, protocol: 'udp' } } },
    } as const;

    expect(groupOf(input)).toMatchObject({ name: 'shop-prod-web-udp', protocol: 'UDP' });
  });
});
