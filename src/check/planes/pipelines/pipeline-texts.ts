// What the files of the pipelines name: roles, credentials, hosts, and workloads that they ask about.
import type { TextArtifact } from '../../../model/artifact.ts';
import type { CheckInput } from '../../check-input.ts';

export const PIPELINE_ORIGIN = ['delivery', 'pipeline'];

export function pipelineTexts({ texts }: CheckInput): readonly TextArtifact[] {
  return texts.filter(({ path }) => path.startsWith('ci/'));
}

/** Each match of a group, once. */
export function namesIn({ content }: TextArtifact, pattern: RegExp): readonly string[] {
  return [...new Set([...content.matchAll(pattern)].map(([, name]) => name ?? ''))];
}

/** The value of a variable that the file sets, in YAML or in Groovy. */
export function variableIn({ content }: TextArtifact, name: string): string | undefined {
  return content.match(new RegExp(`^ *${name}(?:: | = )["']?([^"'\\n]+)["']?$`, 'm'))?.[1];
}

export interface AskedWorkload {
  readonly name: string;
  readonly namespace: string;
  readonly kind: string;
  readonly application: string | undefined;
  readonly port: string | undefined;
}

const WORKLOAD =
  /"name":"([^"]+)","namespace":"([^"]+)","kind":"([^"]+)"(?:,"application":"([^"]+)")?(?:,"health":\{"port":(\d+))?/g;

export function askedWorkloads({ content }: TextArtifact): readonly AskedWorkload[] {
  return [...content.matchAll(WORKLOAD)].map(
    ([, name = '', namespace = '', kind = '', application, port]) => ({
      ...{ name, namespace, kind, application, port },
    }),
  );
}
