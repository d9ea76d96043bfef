// The pods of Parcelwise: what of them the five systems do not have.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { AnyObject } from '../support/kubernetes-objects.ts';

const DIST = join(import.meta.dirname, '../../examples/parcelwise/dist/parcelwise');

function objectsIn(environment: string, component: string): readonly AnyObject[] {
  const folder = join(DIST, environment, 'kubernetes', component);
  return readdirSync(folder).map((file) => parse(readFileSync(join(folder, file), 'utf8')));
}

function ofKind(environment: string, component: string, kind: string): AnyObject {
  const found = objectsIn(environment, component).find((each) => each['kind'] === kind);
  if (!found) throw new Error(`No ${kind} of ${component} in ${environment}`);
  return found;
}

describe.each(['staging', 'prod'])('Parcelwise %s', (environment) => {
  it('writes invoices by a schedule, with the image of billing', () => {
    const { spec } = ofKind(environment, 'invoicing', 'CronJob') as AnyObject;
    const [container] = spec.jobTemplate.spec.template.spec.containers;
    const billing = ofKind(environment, 'billing', 'Deployment') as AnyObject;

    expect(spec).toMatchObject({ schedule: '15 3 * * 2-6', timeZone: 'Europe/Berlin' });
    expect(container.image).toBe(billing['spec'].template.spec.containers[0].image);
  });

  it('has the map on a disk of each geocoder, which production keeps', () => {
    const { spec } = ofKind(environment, 'geocoder', 'StatefulSet') as AnyObject;
    const [claim] = spec.volumeClaimTemplates;

    expect(claim).toMatchObject({ metadata: { name: 'maps' }, spec: { storageClassName: 'gp3' } });
    expect(spec.persistentVolumeClaimRetentionPolicy).toEqual({
      whenDeleted: environment === 'prod' ? 'Retain' : 'Delete',
      whenScaled: 'Retain',
    });
  });

  it('renders invoices in a sidecar, and unpacks the map before geocoders start', () => {
    const pods = (component: string, kind: string): AnyObject[] =>
      (ofKind(environment, component, kind) as AnyObject)['spec'].template.spec.initContainers;

    expect(pods('billing', 'Deployment')).toMatchObject([{ name: 'pdf', restartPolicy: 'Always' }]);
    expect(pods('geocoder', 'StatefulSet')).toMatchObject([
      { name: 'maps', volumeMounts: [{}, { name: 'maps', mountPath: '/var/lib/geocoder' }] },
    ]);
  });

  it('tells its pods what may wait, and where they run', () => {
    const backfill = (ofKind(environment, 'scan-backfill', 'Job') as AnyObject)['spec'].template;
    const gateway = (ofKind(environment, 'gateway', 'Deployment') as AnyObject)['spec'].template;
    const classes = objectsIn(environment, 'priorities').map(({ metadata }) => metadata.name);

    expect(classes.sort()).toEqual(['backlog', 'customers']);
    expect(backfill.spec).toMatchObject({
      priorityClassName: 'backlog',
      nodeSelector: { 'topology.kubernetes.io/zone': 'eu-central-1a' },
      tolerations: [{ key: 'spare', operator: 'Exists', effect: 'NoSchedule' }],
    });
    expect(gateway.spec.priorityClassName).toBe('customers');
    expect(gateway.metadata.labels).toMatchObject({ 'parcelwise.dev/team': 'front' });
  });

  it('reads labels in memory', () => {
    const { spec } = ofKind(environment, 'labels', 'Deployment') as AnyObject;

    expect(spec.template.spec.volumes).toContainEqual({
      name: 'volume--tiles',
      emptyDir: { sizeLimit: '512Mi', medium: 'Memory' },
    });
  });

  it('fills scans in once', () => {
    const { metadata, spec } = ofKind(environment, 'scan-backfill', 'Job') as AnyObject;

    expect(metadata.name).toMatch(/^scan-backfill-[0-9a-f]{8}$/);
    expect(spec.template.spec.restartPolicy).toBe('Never');
  });
});
