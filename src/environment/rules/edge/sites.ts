// Static sites and applications in the browser: who publishes them, and what answers their routes.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { calledHost } from '../../../model/delivery/site-calls.ts';
import { distributionsOf, sitePrefix } from '../../../model/delivery/sites.ts';
import type { Environment } from '../../../model/schema/environment.ts';

export function checkSites(environment: Environment): readonly Diagnostic[] {
  return [
    ...publishing(environment),
    ...overlaps(environment),
    ...singlePages(environment),
    ...unexposed(environment),
  ];
}

function publishing(environment: Environment): readonly Diagnostic[] {
  const { sites, pipeline } = environment.delivery;
  return Object.entries(sites).flatMap(([site, definition]) => {
    const path = ['delivery', 'sites', site];
    const { bucket } = definition;
    return [
      ...(pipeline === null
        ? [diagnostic('model/site-without-pipeline', { site }, { path, target: 'key' })]
        : []),
      ...(distributionsOf(environment, definition).length === 0
        ? [diagnostic('model/site-unserved', { site, bucket }, { path: [...path, 'bucket'] })]
        : []),
    ];
  });
}

/** A browser is outside of the cluster. One that is not there is reported as such. */
function unexposed(environment: Environment): readonly Diagnostic[] {
  const { delivery, services } = environment;
  return Object.entries(delivery.sites).flatMap(([site, definition]) =>
    Object.entries(definition.calls).flatMap(([variable, service]) => {
      if (!services[service] || calledHost(environment, definition, service) !== undefined)
        return [];
      const path = ['delivery', 'sites', site, 'calls', variable];
      return [diagnostic('model/site-call-unexposed', { site, service }, { path })];
    }),
  );
}

/** A site deletes what it no longer has below its path. */
function overlaps({ delivery }: Environment): readonly Diagnostic[] {
  const sites = Object.entries(delivery.sites);
  return sites.flatMap(([site, one], index) =>
    sites.slice(0, index).flatMap(([other, another]) => {
      const [a, b] = [sitePrefix(one), sitePrefix(another)];
      const isInside = a.startsWith(b) || b.startsWith(a);
      if (one.bucket !== another.bucket || !isInside) return [];
      const path = ['delivery', 'sites', site];
      const args = { site, other, bucket: one.bucket };
      return [diagnostic('model/site-overlap', args, { path, target: 'key' })];
    }),
  );
}

function singlePages({ edge }: Environment): readonly Diagnostic[] {
  return Object.entries(edge.distributions).flatMap(([distribution, { origins, behaviors }]) =>
    Object.entries(behaviors).flatMap(([behavior, { singlePage, origin }]) => {
      const loadBalancer = origins[origin]?.loadBalancer ?? null;
      if (!singlePage || loadBalancer === null) return [];
      const path = ['edge', 'distributions', distribution, 'behaviors', behavior, 'singlePage'];
      return [diagnostic('model/single-page-origin', { behavior, loadBalancer }, { path })];
    }),
  );
}
