// What Parcelwise has for its depots: a kind and an operator of its own, files of others in pods, vans on UDP.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const ROOT = join(import.meta.dirname, '../../examples/parcelwise');

describe.each(['staging', 'prod'])('the depots of Parcelwise in %s', (environment) => {
  const read = (path: string) =>
    readFileSync(join(ROOT, 'dist/parcelwise', environment, path), 'utf8');
  const podOf = (component: string, kind = 'deployment') =>
    parse(read(`kubernetes/${component}/${kind}-${component}.yaml`)).spec.template.spec;

  it('are objects of a kind of its own, behind the operator that brings it', () => {
    const waveOf = (name: string) => {
      const file = `argocd/application-parcelwise-${environment}-${name}.yaml`;
      return Number(parse(read(file)).metadata.annotations['argocd.argoproj.io/sync-wave']);
    };

    expect(parse(read('kubernetes/depots/depot-leipzig.yaml')).spec).toMatchObject({
      code: 'LEJ',
      gates: 14,
    });
    expect(waveOf('depots')).toBeGreaterThan(waveOf('depot-operator'));
  });

  it('reach pods as files: models of scanners, and a certificate of each pod', () => {
    expect(podOf('depot').volumes).toMatchObject([
      { name: 'tmp' },
      {
        name: 'volume--certificate',
        csi: {
          driver: 'csi.cert-manager.io',
          readOnly: true,
          volumeAttributes: { 'csi.cert-manager.io/issuer-name': 'scanners' },
        },
      },
      { name: 'volume--models', configMap: { name: 'scanner-models' } },
    ]);
  });

  it('hear vans on UDP, whose load balancer asks another port', () => {
    const { resource } = JSON.parse(read('terraform/edge/cdk.tf.json'));
    const groups: Record<string, object>[] = Object.values(resource.aws_lb_target_group);

    expect(groups).toContainEqual(
      expect.objectContaining({
        protocol: 'UDP',
        port: 5683,
        health_check: expect.objectContaining({ protocol: 'HTTP', port: '8082' }),
      }),
    );
    expect(podOf('depot').containers[0].ports).toContainEqual({
      name: 'positions',
      containerPort: 5683,
      protocol: 'UDP',
    });
  });

  it('wait for a map before they ask whether it is alive, and for keys before requests come', () => {
    const [geocoder] = podOf('geocoder', 'statefulset').containers;
    const [gateway] = podOf('gateway').containers;

    expect(geocoder.startupProbe).toMatchObject({ failureThreshold: 60, tcpSocket: {} });
    expect(geocoder.readinessProbe.grpc.service).toBe('parcelwise.Geocoder');
    expect(gateway.readinessProbe).toMatchObject({
      httpGet: { path: '/ready' },
      successThreshold: 2,
    });
    expect(gateway.livenessProbe.httpGet.path).toBe('/health');
  });

  it('say on the page what of an add-on is theirs', () => {
    expect(read('README.md')).toContain(
      '| `keda` | `resources.operator.limits.memory` | `1000Mi` | `1500Mi` |',
    );
  });

  it('call the module of the team for carriers, in its version', () => {
    const { module } = JSON.parse(read('terraform/carrier-feed/cdk.tf.json'));

    expect(module['carrier-feed'].source).toBe(
      'git::https://github.com/parcelwise/terraform-carrier-feed.git?ref=v1.4.0',
    );
    expect(read('kubernetes/tracking/externalsecret-tracking.yaml')).toContain(
      'CARRIER_FEED_STREAM_NAME',
    );
  });
});

describe('tours of Parcelwise', () => {
  it('are planned by as many pods as Prometheus says', () => {
    const file = join(ROOT, 'dist/parcelwise/prod/kubernetes/routing/scaledobject-routing.yaml');

    expect(parse(readFileSync(file, 'utf8')).spec.triggers).toContainEqual({
      type: 'prometheus',
      name: 'tours',
      metadata: expect.objectContaining({ query: 'sum(routing_open_tours)', threshold: '40' }),
    });
  });
});
