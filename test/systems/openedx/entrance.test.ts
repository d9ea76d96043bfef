// What the design of Open edX states about the way from the edge to the pods, and about their volumes.
import { describe, expect, it } from 'vitest';
import { systemOf } from '../../support/system.ts';

const { terraform, environment, object, objects, values } = systemOf('openedx/prod');
const { controller } = values('ingress-nginx');

describe('Open edX: load balancer', () => {
  it('is an NLB behind CloudFront and before the controller (S0-EDGE-01, S0-EDGE-16, S0-ING-09)', () => {
    expect(terraform.one('aws_lb', 'main').load_balancer_type).toBe('network');
    expect(terraform.list('aws_lb_listener')).toEqual([
      expect.objectContaining({ port: 443, protocol: 'TCP' }),
    ]);
    expect(objects('TargetGroupBinding')).toHaveLength(1);
  });
});

describe('Open edX: ingress controller', () => {
  it('is nginx with two replicas in its own namespace (S0-ING-01, S0-ING-02)', () => {
    const { destination } = object('Application', 'openedx-prod-ingress-nginx').spec;

    expect(destination.namespace).toBe('ingress-nginx');
    expect(controller.replicaCount).toBe(2);
    expect(environment.waivers['retired-controller']?.code).toBe('model/ingress-nginx-retired');
  });

  it('speaks HTTP/2, compresses, and looks for attacks (S0-ING-03, S0-ING-06, S0-ING-07)', () => {
    expect(controller.config).toMatchObject({
      'use-http2': 'true',
      'use-gzip': 'true',
      'enable-modsecurity': 'true',
    });
  });

  it.each(['lms', 'cms'])(
    'routes the host of %s over TLS, with a limit (S0-ING-04, S0-ING-05, S0-ING-08)',
    (service) => {
      const { metadata, spec } = object('Ingress', service);

      expect(spec.tls[0].secretName).toBe(`${service}-tls`);
      expect(metadata.annotations['nginx.ingress.kubernetes.io/limit-rps']).toBe('50');
      expect(spec.rules[0].http.paths[0].backend.service.name).toBe(service);
    },
  );
});

describe('Open edX: certificates', () => {
  it("come from Let's Encrypt through cert-manager, for every Ingress (S0-CERT-01, S0-CERT-02, S0-CERT-03, S0-CERT-04)", () => {
    const secrets = objects('Certificate').map(({ spec }) => spec.secretName);

    expect(values('cert-manager')).toBeDefined();
    expect(object('ClusterIssuer', 'letsencrypt').spec.acme.server).toContain('letsencrypt');
    expect(
      objects('Ingress')
        .map(({ spec }) => spec.tls[0].secretName)
        .sort(),
    ).toEqual(secrets.sort());
  });
});

describe('Open edX: volumes', () => {
  it('are on EFS, with a mount target in each zone and bursting throughput (S0-STO-08, S0-STO-09)', () => {
    expect(terraform.one('aws_efs_file_system', 'main').throughput_mode).toBe('bursting');
    expect(terraform.list('aws_efs_mount_target')).toHaveLength(3);
  });

  it('are claimed for 50 and 100 GB once the id of the file system is known (S0-APP-13, S0-APP-14)', () => {
    expect(environment.fileSystems['main']?.claims).toMatchObject({
      static: { namespace: 'openedx', size: '50Gi' },
      media: { namespace: 'openedx', size: '100Gi' },
    });
    expect(objects('PersistentVolumeClaim')).toEqual([]);
    expect(environment.waivers['file-system-before-the-first-apply']?.code).toBe(
      'model/file-system-unrecorded',
    );
  });
});
