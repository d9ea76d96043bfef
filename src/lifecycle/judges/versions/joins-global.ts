// A cluster that stands, and is to belong to a global one: the provider refuses that.
import { type Diagnostic, diagnostic } from '../../../diagnostics/diagnostic.ts';
import { renderPath } from '../../../diagnostics/render-path.ts';
import { manual } from '../../../diagnostics/typed.ts';
import type { Body, TransitionInput } from '../../transition.ts';

/** The command line that AWS has for each, and the resource to import. */
const CLUSTERS: Readonly<Record<string, { readonly command: string; readonly global: string }>> = {
  aws_rds_cluster: { command: 'rds', global: 'aws_rds_global_cluster' },
  aws_docdb_cluster: { command: 'docdb', global: 'aws_docdb_global_cluster' },
};

/** internal/service/rds/cluster.go and internal/service/docdb/cluster.go of the provider at v5.100.0: "existing
 * Clusters cannot be added to an existing Global Cluster". */
export function judgeJoins({ resources }: TransitionInput): readonly Diagnostic[] {
  return resources.flatMap(({ type, key, stack, before, after, origin }) => {
    const of = Object.hasOwn(CLUSTERS, type) ? CLUSTERS[type] : undefined;
    if (of === undefined || before === null || after === null) return [];
    if (isMember(before) || !isMember(after)) return [];
    // A member that names the cluster of another environment follows it.
    const follows = !String(after['global_cluster_identifier']).startsWith('${');
    const path = [...origin, follows ? 'secondaryOf' : 'global'];
    const how = follows
      ? 'Add the secondary under a key of its own: AWS fills a new cluster alone'
      : `Make it by hand from this one (aws ${of.command} create-global-cluster --source-db-cluster-identifier), import it as ${of.global}.${key} of stack ${stack}, and apply then: ${manual('how-to/upgrade.md')}`;
    return [diagnostic('lifecycle/joins-global', { key: renderPath(path), how }, { path })];
  });
}

function isMember(body: Body): boolean {
  return body['global_cluster_identifier'] !== undefined;
}
