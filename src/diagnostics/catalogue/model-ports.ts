// Ports of services, what is spoken on them, and what probes ask there.
import { entry, quote } from '../entry.ts';

export const portsCatalogue = {
  'model/port-name-taken': entry<{ service: string; name: string }>({
    severity: 'error',
    message: ({ service, name }) =>
      `Port ${name} of service ${service} has the name of its main port, which is called after its protocol`,
    hint: () => 'Choose another name, such as what the port is for',
    why: 'A Service and a container name each of their ports once; routes, probes and monitors find them by it.',
  }),
  'model/port-number-twice': entry<{ service: string; name: string; port: number; other: string }>({
    severity: 'error',
    message: ({ service, name, port, other }) =>
      `Port ${name} of service ${service} has the number of ${other}: ${port}`,
    hint: () => 'Choose another number, or delete one of the two',
    why: 'Two processes cannot listen on one port, and a Service refuses a number twice of one protocol. UDP counts apart from the others.',
  }),
  'model/port-unsuited': entry<{
    service: string;
    port: string;
    protocol: string;
    by: string;
    wanted: string;
  }>({
    severity: 'error',
    message: ({ service, port, protocol, by, wanted }) =>
      `Port ${port} of service ${service} speaks ${protocol}, and ${by} needs one that speaks ${wanted}`,
    hint: ({ by }) => `Name another of its ports for ${by}, or change what this one speaks`,
    why: 'Whoever asks in another protocol than the one that is spoken gets no answer, or one that means nothing.',
  }),
  'model/probe-ambiguous': entry<{ service: string; probe: string; ways: string }>({
    severity: 'error',
    message: ({ service, probe, ways }) =>
      `A probe asks one thing, and ${probe} of service ${service} says: ${ways}`,
    hint: () => 'Keep one of them',
    why: 'Kubernetes refuses a probe with two handlers.',
  }),
  'model/probe-impatient': entry<{
    service: string;
    key: string;
    periodSeconds: number;
    wanted: number;
  }>({
    severity: 'warning',
    message: ({ service, periodSeconds }) =>
      `The first startup probe of service ${service} that fails ends its container: one is asked each ${periodSeconds} seconds, and none may fail`,
    hint: ({ key, wanted }) =>
      `Set probes.${key} to ${wanted} or more, or probes.startup.periodSeconds to less`,
    why: 'A program that needs longer than one period to start is killed while it starts, again and again. https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/',
  }),
  'model/probe-unfailing': entry<{ service: string; probe: string; command: string }>({
    severity: 'warning',
    message: ({ service, probe, command }) =>
      `No answer of service ${service} makes ${probe} fail: its command is ${quote(command)}`,
    hint: () =>
      `Write a command that asks the program itself, such as [sh, -c, 'test -n "$(find /tmp/alive -mmin -1)"'] where it touches /tmp/alive while it works`,
    why: 'A command that ends with 0 whatever happens says of a program that hangs that all is well: it keeps its requests, and is never restarted. Where nothing can be asked, `liveness: none` says so.',
  }),
  'model/probe-unasked': entry<{ service: string; key: string }>({
    severity: 'error',
    message: ({ service, key }) =>
      `No probe of service ${service} sends an HTTP request, for which its ${key} is meant`,
    hint: ({ key }) => `Delete ${key}, or have a probe ask a port that speaks http`,
    why: 'What follows the protocol of the port asks for grpc.health.v1, or for a connection, and knows neither paths nor hosts.',
  }),
  'model/headless-needless': entry<{ service: string; because: string }>({
    severity: 'error',
    message: ({ service, because }) =>
      `Service ${service} has no use for a headless Service: ${because}`,
    hint: ({ service }) => `Delete services.${service}.headless`,
    why: 'It is for clients that spread gRPC requests over the pods they find by name. https://grpc.io/docs/guides/custom-load-balancing/',
  }),
  'model/ingress-protocols-mixed': entry<{ service: string; controller: string }>({
    severity: 'error',
    message: ({ service, controller }) =>
      `Service ${service} takes HTTP and gRPC through ${controller}, which sends all to a Service in one protocol`,
    hint: () =>
      'Lead only one of them through the ingress, or part them into two services of one image',
    why: 'Traefik reads the protocol from the Service and not from its port: what is not gRPC would arrive as HTTP/2 without TLS. https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/ingress/',
  }),
} as const;
