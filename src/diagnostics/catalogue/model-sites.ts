// Static sites, and applications that route in the browser.
import { entry } from '../entry.ts';

export const sitesCatalogue = {
  'model/site-without-pipeline': entry<{ site: string }>({
    severity: 'error',
    message: ({ site }) => `Nobody publishes site ${site}: the environment has no pipeline`,
    hint: () => 'Set delivery.pipeline, or remove the site',
    why: 'A site is built and published by a pipeline, whose runs take on the role that is made for it.',
  }),
  'model/site-unserved': entry<{ site: string; bucket: string }>({
    severity: 'error',
    message: ({ site, bucket }) =>
      `Site ${site} is published to bucket ${bucket}, which no distribution serves`,
    hint: ({ bucket }) => `Make ${bucket} an origin of a distribution`,
    why: 'Buckets are private, so nobody would see it; and the pipeline would find no distribution to refresh.',
  }),
  'model/site-overlap': entry<{ site: string; other: string; bucket: string }>({
    severity: 'error',
    message: ({ site, other, bucket }) =>
      `Sites ${site} and ${other} lie in one place of bucket ${bucket}`,
    hint: () => 'Give each a path of its own, such as /docs/, or a bucket',
    why: 'Each publication deletes what the site no longer has below its path, so each would delete the other.',
  }),
  'model/site-call-unexposed': entry<{ site: string; service: string }>({
    severity: 'error',
    message: ({ site, service }) =>
      `Site ${site} calls service ${service}, which no host leads to from outside of the cluster`,
    hint: ({ service }) =>
      `Write services.${service}.ingress.hosts, or make ${service} a target of a load balancer with a route; or remove the call`,
    why: 'A site runs in the browser of who visits it: it calls by a name that everybody can ask, not by that of a Service. Where the host is another one than that of the site, the service has to allow it (CORS), which no manifest says. https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/CORS',
  }),
  'model/single-page-origin': entry<{ behavior: string; loadBalancer: string }>({
    severity: 'error',
    message: ({ behavior, loadBalancer }) =>
      `Behavior ${behavior} is a single page, and reads no bucket: its origin is load balancer ${loadBalancer}`,
    hint: () => 'Remove singlePage, or give the behavior an origin with a bucket',
    why: 'The document that answers every route lies in a bucket; an application behind a load balancer answers its own paths.',
  }),
} as const;
