// What Parcelwise says of ports and entrances, as it comes out.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const DIST = join(import.meta.dirname, '../../examples/parcelwise/dist/parcelwise/prod');
const object = (path: string) =>
  parse(readFileSync(join(DIST, 'kubernetes', `${path}.yaml`), 'utf8'));
const edge = JSON.parse(readFileSync(join(DIST, 'terraform/edge/cdk.tf.json'), 'utf8')).resource;

describe('examples/parcelwise', () => {
  it('calls a gRPC service by a target that leads to all of its pods', () => {
    const { data } = object('routing/configmap-routing');

    expect(data.GEOCODER_GRPC_TARGET).toBe(
      'dns:///geocoder-headless.parcels.svc.cluster.local:8085',
    );
    expect(data.GEOCODER_URL).toBeUndefined();
  });

  it('calls only the ports that a caller names', () => {
    expect(object('gateway/configmap-gateway').data.TRACKING_EVENTS_TARGET).toBe(
      'tracking.parcels.svc.cluster.local:9091',
    );
    expect(object('backoffice/configmap-backoffice').data).not.toHaveProperty(
      'TRACKING_EVENTS_TARGET',
    );
  });

  it('has an internal entrance, several hosts on one load balancer, and a port of its own', () => {
    expect(edge.aws_lb.backoffice.internal).toBe(true);
    expect(edge.aws_lb_listener_rule['main-10'].condition).toEqual([
      { host_header: { values: ['depots.parcelwise.dev', 'hubs.parcelwise.dev'] } },
    ]);
    expect(edge.aws_lb_target_group['main-events'].protocol_version).toBe('GRPC');
    expect(edge.aws_lb_listener['scanners-scanners']).toMatchObject({
      port: 7001,
      protocol: 'TLS',
    });
  });
});
