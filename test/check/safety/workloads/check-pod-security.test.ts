import { describe, expect, it } from 'vitest';
import { checkPodSecurity } from '../../../../src/check/safety/workloads/check-pod-security.ts';
import { messageOf } from '../../../../src/diagnostics/message-of.ts';
import {
  compiledNightSchool,
  corrupted,
  type OpenInput,
  objectIn,
} from '../../../support/compiled.ts';
import { findings } from '../../../support/findings.ts';
import type { AnyObject } from '../../../support/kubernetes-objects.ts';

type Change = (pod: AnyObject, container: AnyObject) => void;

function changed(change: Change, level = 'restricted') {
  return corrupted(compiledNightSchool(), (open: OpenInput) => {
    const pod: AnyObject = objectIn(open, 'Deployment', 'cart-service')['spec'].template.spec;
    change(pod, pod['containers'][0]);
    const namespace = objectIn(open, 'Namespace', 'backend-prod');
    namespace['metadata'].labels['pod-security.kubernetes.io/enforce'] = level;
  });
}

/** What each control of the standards forbids, and the most permissive level that refuses it. */
const FAULTS: readonly (readonly [string, 'baseline' | 'restricted', Change])[] = [
  ['shares hostNetwork', 'baseline', (pod) => Object.assign(pod, { hostNetwork: true })],
  ['shares hostPID', 'baseline', (pod) => Object.assign(pod, { hostPID: true })],
  ['shares hostIPC', 'baseline', (pod) => Object.assign(pod, { hostIPC: true })],
  [
    'is privileged',
    'baseline',
    (_, { securityContext }) => Object.assign(securityContext, { privileged: true }),
  ],
  [
    'capability SYS_ADMIN',
    'baseline',
    (_, { securityContext }) => Object.assign(securityContext.capabilities, { add: ['SYS_ADMIN'] }),
  ],
  [
    'is a hostPath',
    'baseline',
    (pod) => pod['volumes'].push({ name: 'host', hostPath: { path: '/' } }),
  ],
  [
    'port 3025 of the node',
    'baseline',
    (_, { ports }) => Object.assign(ports[0], { hostPort: 3025 }),
  ],
  [
    'to another host',
    'baseline',
    (_, { livenessProbe }) => Object.assign(livenessProbe.httpGet, { host: '10.0.0.1' }),
  ],
  [
    'is a host process',
    'baseline',
    (pod) => Object.assign(pod['securityContext'], { windowsOptions: { hostProcess: true } }),
  ],
  [
    'without AppArmor',
    'baseline',
    (pod) => Object.assign(pod['securityContext'], { appArmorProfile: { type: 'Unconfined' } }),
  ],
  [
    'SELinux options',
    'baseline',
    (pod) => Object.assign(pod['securityContext'], { seLinuxOptions: { user: 'system_u' } }),
  ],
  [
    'unmasks /proc',
    'baseline',
    (_, { securityContext }) => Object.assign(securityContext, { procMount: 'Unmasked' }),
  ],
  [
    'without seccomp',
    'baseline',
    (_, { securityContext }) =>
      Object.assign(securityContext, { seccompProfile: { type: 'Unconfined' } }),
  ],
  [
    'sysctl kernel.msgmax',
    'baseline',
    (pod) =>
      Object.assign(pod['securityContext'], { sysctls: [{ name: 'kernel.msgmax', value: '1' }] }),
  ],
  [
    'of type nfs',
    'restricted',
    (pod) => pod['volumes'].push({ name: 'files', nfs: { server: 'x', path: '/' } }),
  ],
  [
    'allowPrivilegeEscalation',
    'restricted',
    (_, { securityContext }) => delete securityContext.allowPrivilegeEscalation,
  ],
  ['runAsNonRoot', 'restricted', (pod) => delete pod['securityContext'].runAsNonRoot],
  [
    'runAsNonRoot',
    'restricted',
    (_, { securityContext }) => Object.assign(securityContext, { runAsNonRoot: false }),
  ],
  [
    'as user 0',
    'restricted',
    (_, { securityContext }) => Object.assign(securityContext, { runAsUser: 0 }),
  ],
  ['a seccomp profile', 'restricted', (pod) => delete pod['securityContext'].seccompProfile],
  [
    'drop ALL',
    'restricted',
    (_, { securityContext }) => Object.assign(securityContext.capabilities, { drop: ['NET_RAW'] }),
  ],
  [
    'capability CHOWN',
    'restricted',
    (_, { securityContext }) => Object.assign(securityContext.capabilities, { add: ['CHOWN'] }),
  ],
];

describe('checkPodSecurity', () => {
  it('has nothing to say about Night School', () => {
    expect(checkPodSecurity(compiledNightSchool())).toEqual([]);
  });

  it.each(FAULTS)('reports a pod of a restricted namespace that %s', (fault, _, change) => {
    const found = checkPodSecurity(changed(change));

    expect(findings(found)).toEqual(['check/pod-security at value of services.cart-service']);
    expect(found.map((each) => messageOf(each).message).join()).toContain(fault);
  });

  it.each(FAULTS)('knows whether baseline refuses a pod that %s', (_, level, change) => {
    const [found] = checkPodSecurity(changed(change, 'baseline'));

    expect(found?.code).toBe(
      level === 'baseline' ? 'check/pod-security' : 'check/pod-unrestricted',
    );
  });

  it.each(FAULTS)('wants a reason where everything is admitted and a pod %s', (_, __, change) => {
    expect(findings(checkPodSecurity(changed(change, 'privileged')))).toEqual([
      'check/pod-unrestricted at value of services.cart-service',
    ]);
  });

  it('looks at init containers', () => {
    const input = changed((pod, { securityContext: _, ...rest }) => {
      pod['initContainers'] = [{ ...rest, name: 'prepare' }];
    });

    expect(checkPodSecurity(input).map(({ args }) => args['fault'])).toEqual([
      'container prepare does not set allowPrivilegeEscalation: false',
      'container prepare does not drop ALL capabilities',
    ]);
  });

  it('looks at the pods of a CronJob', () => {
    const input = corrupted(compiledNightSchool(), (open) => {
      const { jobTemplate } = objectIn(open, 'CronJob', 'main-export')['spec'];
      jobTemplate.spec.template.spec.hostNetwork = true;
    });

    expect(findings(checkPodSecurity(input))).toEqual([
      'check/pod-security at value of databases.main',
    ]);
  });
});
