// A folder of manifests is a component, its objects are as they are written.
import type { Component, KubernetesOutput } from '../../model/artifact.ts';
import type { Environment } from '../../model/schema/environment.ts';
import type { PlatformPart } from '../contract/platform-part.ts';
import { namespacesAmong, residentsAmong, turnOf } from '../contract/residence.ts';
import { objectsOf } from './documents.ts';
import type { Manifests } from './schema.ts';

function compileManifests(environment: Environment): KubernetesOutput {
  const components = Object.entries(environment.manifests).map(
    ([name, entry]): Component => ({
      name,
      namespace: entry.namespace,
      ...turnOf(entry),
      source: { type: 'directory' },
      origin: ['manifests', name],
    }),
  );
  return { components, artifacts: objectsOf(environment) };
}

/** Those with a namespace that is not one of services. */
function apart({ manifests, namespaces }: Environment): Readonly<Record<string, Manifests>> {
  const own = Object.entries(manifests).filter(([, { namespace }]) => !namespaces[namespace]);
  return Object.fromEntries(own);
}

export const manifestPlatform: PlatformPart = {
  compile: compileManifests,
  written: objectsOf,
  turns: ({ manifests }) => manifests,
  namespaces: (environment) => namespacesAmong('manifests', apart(environment)),
  residents: (environment) => residentsAmong(environment, 'manifests', apart(environment)),
};
