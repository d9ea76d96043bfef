// Load balancers with several hosts, with gRPC behind, inside of the network, and with ports of their own.
import { describe, expect, it } from 'vitest';
import { compileApps } from '../../src/apps/compile-apps.ts';
import { checkEnvironment } from '../../src/check/check-environment.ts';
import { anEnvironment, aService, type Overrides } from '../support/an-environment.ts';
import { compiledSmall } from '../support/compiled-small.ts';
import { objectOf } from '../support/kubernetes-objects.ts';
import { terraformOf } from '../support/terraform-documents.ts';

const services = {
  tracker: aService({ port: 50051, protocol: 'grpc' }),
  syslog: aService({
    port: 6514,
    protocol: 'tcp',
    ports: { datagrams: { port: 6514, protocol: 'udp' } },
  }),
  admin: aService({ port: 8085, ports: { health: { port: 9000, protocol: 'http' } } }),
};
const loadBalancers = {
  main: {
    targets: {
      tracker: { service: 'tracker' },
      admin: { service: 'admin', healthCheck: { path: '/up', port: 'health' } },
    },
    routes: {
      calls: { hosts: ['calls.shop.io'], target: 'tracker', priority: 5 },
      admin: {
        hosts: ['admin.shop.io', 'ops.shop.io'],
        paths: ['/a/*', '/b/*'],
        target: 'admin',
        priority: 6,
      },
      more: { hosts: ['admin.shop.io'], paths: ['/c'], target: 'admin', priority: 7 },
    },
  },
  inner: {
    scheme: 'internal',
    host: 'inner.shop.io',
    clients: ['vpc', '10.8.0.0/16'],
    targets: { inner: { service: 'admin', healthCheck: { path: '/up' } } },
    routes: { all: { paths: ['/*'], target: 'inner', priority: 1 } },
  },
  logs: {
    type: 'network',
    scheme: 'internal',
    host: 'logs.shop.io',
    targets: {
      syslog: { service: 'syslog' },
      datagrams: { service: 'syslog', port: 'datagrams', healthCheck: { port: 'tcp' } },
    },
    listeners: {
      secure: { port: 6514, protocol: 'tls', target: 'syslog' },
      datagrams: { port: 514, protocol: 'udp', target: 'datagrams' },
    },
  },
};
const overrides: Overrides = { services, edge: { loadBalancers } };
const environment = anEnvironment(overrides);
const terraform = terraformOf(environment);
const apps = compileApps(environment);
const one = terraform.one;

describe('hosts of an Application Load Balancer', () => {
  it('are conditions of its rules beside paths, at the priority that is written', () => {
    expect(one('aws_lb_listener_rule', 'main-5')).toMatchObject({
      priority: 5,
      condition: [{ host_header: { values: ['calls.shop.io'] } }],
    });
    expect(one('aws_lb_listener_rule', 'main-6')).toMatchObject({
      priority: 6,
      condition: [
        { host_header: { values: ['admin.shop.io', 'ops.shop.io'] } },
        { path_pattern: { values: ['/a/*', '/b/*'] } },
      ],
    });
  });

  it('have a record each, and stand on one certificate', () => {
    const records = Object.values(terraform.all('aws_route53_record'))
      .filter(({ alias }) => JSON.stringify(alias ?? '').includes('aws_lb.main.'))
      .map(({ name }) => name);

    expect(records.sort()).toEqual([
      'admin.shop.io',
      'calls.shop.io',
      'ops.shop.io',
      'origin.shop.io',
    ]);
    expect(one('aws_acm_certificate', 'load-balancer-main')).toMatchObject({
      domain_name: 'origin.shop.io',
      subject_alternative_names: ['calls.shop.io', 'admin.shop.io', 'ops.shop.io'],
    });
  });
});

describe('targets', () => {
  it('are called in gRPC, and asked for its health service', () => {
    expect(one('aws_lb_target_group', 'main-tracker')).toMatchObject({
      protocol: 'HTTP',
      protocol_version: 'GRPC',
      port: 50051,
      health_check: { path: '/grpc.health.v1.Health/Check', matcher: '0', port: 'traffic-port' },
    });
  });

  it('are asked at another port where one is named, which is open', () => {
    expect(one('aws_lb_target_group', 'main-admin').health_check).toMatchObject({
      path: '/up',
      port: '9000',
    });
    const rules = Object.keys(terraform.all('aws_vpc_security_group_ingress_rule'));
    expect(rules).toEqual(
      expect.arrayContaining([
        'nodes-from-load-balancer-main-9000',
        'nodes-from-load-balancer-main-8085',
      ]),
    );
    const { ingress } = objectOf(apps, 'NetworkPolicy', 'admin')['spec'];
    expect(ingress.map(({ ports }: Overrides) => ports)).toEqual([
      [{ protocol: 'TCP', port: 8085 }],
      [{ protocol: 'TCP', port: 9000 }],
    ]);
  });
});

describe('an internal load balancer', () => {
  it('stands with the nodes, and admits whom it names', () => {
    const lb = one('aws_lb', 'inner');

    expect(lb).toMatchObject({ internal: true });
    expect(JSON.stringify(lb.subnets)).toContain('private');
    const rules = Object.entries(terraform.all('aws_vpc_security_group_ingress_rule'))
      .filter(([key]) => key.startsWith('load-balancer-inner-from'))
      .map(([key, { cidr_ipv4, from_port }]) => [key, cidr_ipv4, from_port]);
    expect(rules).toEqual([
      ['load-balancer-inner-from-vpc-443', '10.0.0.0/16', 443],
      ['load-balancer-inner-from-10-8-0-0-16-443', '10.8.0.0/16', 443],
    ]);
  });

  it('is let in by pods from the subnets of the nodes', () => {
    const { ingress } = objectOf(apps, 'NetworkPolicy', 'admin')['spec'];

    expect(JSON.stringify(ingress[0].from)).toContain('10.0.11.0/24');
  });
});

describe('listeners of a Network Load Balancer', () => {
  it('end TLS or hand on, each to its target', () => {
    expect(one('aws_lb_listener', 'logs-secure')).toMatchObject({
      port: 6514,
      protocol: 'TLS',
      ssl_policy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
    });
    expect(one('aws_lb_listener', 'logs-datagrams')).toMatchObject({ port: 514, protocol: 'UDP' });
    expect(one('aws_lb_listener', 'logs-datagrams').certificate_arn).toBeUndefined();
    expect(one('aws_lb_target_group', 'logs-syslog')).toMatchObject({
      protocol: 'TCP',
      preserve_client_ip: 'false',
      health_check: { protocol: 'TCP', port: 'traffic-port' },
    });
    expect(one('aws_lb_target_group', 'logs-datagrams')).toMatchObject({
      protocol: 'UDP',
      health_check: { protocol: 'TCP', port: '6514' },
    });
  });

  it('are open in their protocol, from clients to pods', () => {
    expect(
      one('aws_vpc_security_group_ingress_rule', 'load-balancer-logs-from-vpc-514-udp'),
    ).toMatchObject({ ip_protocol: 'udp', from_port: 514, cidr_ipv4: '10.0.0.0/16' });
    expect(
      one('aws_vpc_security_group_ingress_rule', 'nodes-from-load-balancer-logs-6514-udp'),
    ).toMatchObject({ ip_protocol: 'udp', from_port: 6514 });
    const { ingress } = objectOf(apps, 'NetworkPolicy', 'syslog')['spec'];
    expect(ingress[1]).toEqual({
      from: [{ ipBlock: { cidr: '0.0.0.0/0' } }],
      ports: [{ protocol: 'UDP', port: 6514 }],
    });
  });

  it('bind a port by its name where TCP and UDP share the number', () => {
    const bound = objectOf(apps, 'TargetGroupBinding', 'datagrams-udp')['spec'];

    expect(bound.serviceRef).toEqual({ name: 'syslog', port: 'datagrams' });
  });
});

it('leaves nothing for the checks to say', () => {
  const found = checkEnvironment(compiledSmall(overrides));

  expect(found.map(({ code, message }) => `${code} ${message}`)).toEqual([]);
});
