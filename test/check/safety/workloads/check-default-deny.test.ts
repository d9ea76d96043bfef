import { describe } from 'vitest';
import { checkDefaultDeny } from '../../../../src/check/safety/workloads/check-default-deny.ts';
import { type Change, itAcceptsNightSchool, itReports } from './break-pod.ts';

const PATH = 'namespaces.backend-prod';

function policy(spec: object): Change {
  return ({ objects }) => {
    const found = objects.find(
      ({ object: { kind, metadata } }) =>
        kind === 'NetworkPolicy' &&
        metadata.name === 'default-deny' &&
        metadata.namespace === 'backend-prod',
    );
    Object.assign(found?.['object'].spec, spec);
  };
}

describe('checkDefaultDeny', () => {
  itAcceptsNightSchool(checkDefaultDeny);

  itReports(checkDefaultDeny, 'check/default-deny', [
    [
      'no policy',
      (open) => {
        open.objects = open.objects.filter(
          ({ object }) =>
            object.metadata.name !== 'default-deny' || object.metadata.namespace !== 'backend-prod',
        );
      },
      PATH,
    ],
    ['one direction only', policy({ policyTypes: ['Ingress'] }), PATH],
    ['some pods only', policy({ podSelector: { matchLabels: { app: 'a' } } }), PATH],
    ['traffic in', policy({ ingress: [{}] }), PATH],
    ['traffic out', policy({ egress: [{ ports: [{ port: 443 }] }] }), PATH],
  ]);
});
