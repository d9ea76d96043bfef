// The controls of the Pod Security Standards, as Kubernetes 1.34 and later judge them.
// https://kubernetes.io/docs/concepts/security/pod-security-standards/
import type { PodTemplate } from '../../artifacts/pod-templates.ts';
import { asBody, asList, type Body } from '../../check-input.ts';

export const LEVELS = ['restricted', 'baseline', 'privileged'] as const;
/** Strictest first. */
export type Level = (typeof LEVELS)[number];

export interface Control {
  /** The most permissive level that still refuses what breaks it. */
  readonly level: 'baseline' | 'restricted';
  /** What breaks it, in words. */
  readonly broken: (pods: PodTemplate) => readonly string[];
}

const ADDABLE = new Set([
  ...['AUDIT_WRITE', 'CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID', 'KILL', 'MKNOD'],
  ...['NET_BIND_SERVICE', 'SETFCAP', 'SETGID', 'SETPCAP', 'SETUID', 'SYS_CHROOT'],
]);
const SELINUX_TYPES = new Set([
  ...['', 'container_t', 'container_init_t', 'container_kvm_t', 'container_engine_t'],
]);
const SYSCTLS = new Set([
  ...[
    'kernel.shm_rmid_forced',
    'net.ipv4.ip_local_port_range',
    'net.ipv4.ip_unprivileged_port_start',
  ],
  ...['net.ipv4.tcp_syncookies', 'net.ipv4.ping_group_range', 'net.ipv4.ip_local_reserved_ports'],
  ...['net.ipv4.tcp_keepalive_time', 'net.ipv4.tcp_fin_timeout', 'net.ipv4.tcp_keepalive_intvl'],
  'net.ipv4.tcp_keepalive_probes',
]);
const VOLUMES = new Set([
  ...['configMap', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral', 'persistentVolumeClaim'],
  ...['projected', 'secret'],
]);
const CONFINED = new Set(['RuntimeDefault', 'Localhost']);

/** A control that each container answers for by itself. */
function ofContainers(
  level: Control['level'],
  broken: (security: Body, container: Body) => string | undefined,
): Control {
  return {
    level,
    broken: ({ containers }) =>
      containers.flatMap(({ name, body }) => {
        const found = broken(securityOf(body), body);
        return found === undefined ? [] : [`container ${name} ${found}`];
      }),
  };
}

function ofPod(level: Control['level'], broken: (pod: Body) => readonly string[]): Control {
  return { level, broken: ({ spec }) => broken(spec) };
}

/** A setting that containers inherit from their pod and may override. */
function inherited(
  level: Control['level'],
  setting: string,
  broken: (value: unknown) => string | undefined,
): Control {
  return {
    level,
    broken: ({ spec, containers }) =>
      containers.flatMap(({ name, body }) => {
        const own = securityOf(body)[setting];
        const found = broken(own === undefined ? securityOf(spec)[setting] : own);
        return found === undefined ? [] : [`container ${name} ${found}`];
      }),
  };
}

function securityOf(body: Body): Body {
  return asBody(body['securityContext']);
}

function typeOf(profile: unknown): string | undefined {
  const { type } = asBody(profile);
  return type === undefined ? undefined : String(type);
}

export const CONTROLS: readonly Control[] = [
  ofPod('baseline', (pod) =>
    ['hostNetwork', 'hostPID', 'hostIPC']
      .filter((each) => pod[each] === true)
      .map((each) => `it shares ${each} with the node`),
  ),
  ofContainers('baseline', ({ privileged }) => (privileged === true ? 'is privileged' : undefined)),
  ofContainers('baseline', ({ capabilities }) => {
    const added = asList(asBody(capabilities)['add']).map(String);
    const refused = added.filter((each) => !ADDABLE.has(each));
    return refused.length > 0 ? `adds the capability ${refused.join(', ')}` : undefined;
  }),
  ofPod('baseline', (pod) =>
    asList(pod['volumes'])
      .map(asBody)
      .filter((volume) => volume['hostPath'] !== undefined)
      .map(({ name }) => `volume ${String(name)} is a hostPath`),
  ),
  ofContainers('baseline', (_, { ports }) => {
    const port = asList(ports)
      .map((each) => asBody(each)['hostPort'])
      .find(Boolean);
    return port === undefined ? undefined : `takes port ${String(port)} of the node`;
  }),
  ofContainers('baseline', (_, container) =>
    hooksOf(container).some(({ host }) => typeof host === 'string' && host !== '')
      ? 'sends a probe or hook to another host'
      : undefined,
  ),
  inherited('baseline', 'windowsOptions', (options) =>
    asBody(options)['hostProcess'] === true ? 'is a host process' : undefined,
  ),
  inherited('baseline', 'appArmorProfile', (profile) =>
    typeOf(profile) === 'Unconfined' ? 'runs without AppArmor' : undefined,
  ),
  inherited('baseline', 'seLinuxOptions', (options) => {
    const { type = '', user = '', role = '' } = asBody(options);
    const isOurs = SELINUX_TYPES.has(String(type)) && user === '' && role === '';
    return isOurs ? undefined : 'sets SELinux options';
  }),
  ofContainers('baseline', ({ procMount = 'Default' }) =>
    procMount === 'Default' ? undefined : 'unmasks /proc',
  ),
  inherited('baseline', 'seccompProfile', (profile) =>
    typeOf(profile) === 'Unconfined' ? 'runs without seccomp' : undefined,
  ),
  ofPod('baseline', (pod) =>
    asList(securityOf(pod)['sysctls'])
      .map((each) => String(asBody(each)['name']))
      .filter((name) => !SYSCTLS.has(name))
      .map((name) => `it sets the sysctl ${name}`),
  ),
  ofPod('restricted', (pod) =>
    asList(pod['volumes'])
      .map(asBody)
      .flatMap(({ name, ...source }) =>
        Object.keys(source)
          .filter((type) => type !== 'hostPath' && !VOLUMES.has(type))
          .map((type) => `volume ${String(name)} is of type ${type}`),
      ),
  ),
  ofContainers('restricted', ({ allowPrivilegeEscalation }) =>
    allowPrivilegeEscalation === false ? undefined : 'does not set allowPrivilegeEscalation: false',
  ),
  inherited('restricted', 'runAsNonRoot', (value) =>
    value === true ? undefined : 'does not set runAsNonRoot: true',
  ),
  inherited('restricted', 'runAsUser', (user) => (user === 0 ? 'runs as user 0' : undefined)),
  inherited('restricted', 'seccompProfile', (profile) => {
    const type = typeOf(profile);
    // Without a profile at all; an unconfined one is refused above already.
    return type === 'Unconfined' || CONFINED.has(type ?? '')
      ? undefined
      : 'does not set a seccomp profile';
  }),
  ofContainers('restricted', ({ capabilities }) => {
    const { drop, add } = asBody(capabilities);
    const added = asList(add).map(String);
    if (!asList(drop).includes('ALL')) return 'does not drop ALL capabilities';
    const refused = added.filter((each) => each !== 'NET_BIND_SERVICE' && ADDABLE.has(each));
    return refused.length > 0 ? `adds the capability ${refused.join(', ')}` : undefined;
  }),
];

function hooksOf(container: Body): readonly Body[] {
  const { lifecycle, livenessProbe, readinessProbe, startupProbe } = container;
  const { postStart, preStop } = asBody(lifecycle);
  return [livenessProbe, readinessProbe, startupProbe, postStart, preStop]
    .map(asBody)
    .flatMap(({ httpGet, tcpSocket }) => [asBody(httpGet), asBody(tcpSocket)]);
}
