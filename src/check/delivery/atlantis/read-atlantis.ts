// atlantis.yaml as data, each project beside the stack it plans.
// Source of what the parser accepts: server/core/config/raw in https://github.com/runatlantis/atlantis
import { parse } from 'yaml';
import { atlantisOf } from '../../../model/delivery/atlantis.ts';
import { gitPath, outputPath } from '../../../model/delivery/output-folder.ts';
import { slugOf } from '../../../model/naming/core.ts';
import { asBody, asList, type Body } from '../../check-input.ts';
import type { Outline, StackOutline } from '../../outline.ts';
import type { RepositoryInput } from '../../repository-input.ts';

export interface Atlantis {
  /** Undefined when the text is no YAML map. */
  readonly file: Body | undefined;
  readonly projects: readonly Project[];
  readonly stacks: readonly Stack[];
  /** Projects that environments add, by name: the environment. */
  readonly own: ReadonlyMap<string, Outline['environment']>;
  /** Keys that the server lets projects set, by the id of their repository. */
  readonly consents: ReadonlyMap<string, readonly string[]>;
}

export interface Project {
  readonly name: string;
  readonly dir: string;
  readonly body: Body;
  readonly group: number;
  readonly dependsOn: readonly string[];
  /** Undefined when its folder is that of no stack. */
  readonly stack: Stack | undefined;
}

export interface Stack {
  readonly environment: Outline['environment'];
  readonly artifact: StackOutline;
  /** `dist/<system>/<environment>/terraform/<stack>`, from the root of the Git repository. */
  readonly dir: string;
  /** What the projects of the environment begin with. */
  readonly prefix: string;
}

export function readAtlantis({ outlines, atlantis, server }: RepositoryInput): Atlantis {
  const applied = outlines.filter(({ environment }) => atlantisOf(environment) !== null);
  const stacks = applied.flatMap(({ environment, stacks: artifacts }) =>
    artifacts.map((artifact) => ({
      environment,
      artifact,
      dir: gitPath(environment, `${outputPath(environment)}/terraform/${artifact.stack}`),
      prefix: slugOf(environment),
    })),
  );
  const byDir = new Map(stacks.map((stack) => [stack.dir, stack]));
  const file = parsed(atlantis);
  const projects = asList(file?.['projects']).map((each): Project => {
    const body = asBody(each);
    const dir = String(body['dir']);
    return {
      name: String(body['name']),
      dir,
      body,
      group: Number(body['execution_order_group'] ?? 0),
      dependsOn: asList(body['depends_on']).map(String),
      stack: byDir.get(dir),
    };
  });
  return { file, projects, stacks, own: ownProjects(outlines), consents: consentsIn(server) };
}

function ownProjects(outlines: RepositoryInput['outlines']): Atlantis['own'] {
  return new Map(
    outlines.flatMap(({ environment }) =>
      Object.keys(atlantisOf(environment)?.projects ?? {}).map((key) => [key, environment]),
    ),
  );
}

function consentsIn(server: string): Atlantis['consents'] {
  return new Map(
    asList(parsed(server)?.['repos'])
      .map(asBody)
      .map((body) => [String(body['id']), asList(body['allowed_overrides']).map(String)]),
  );
}

function parsed(text: string): Body | undefined {
  try {
    const file: unknown = parse(text);
    return file !== null && typeof file === 'object' ? asBody(file) : undefined;
  } catch {
    // The parser throws for text that is not YAML; the rule about keys reports it.
    return undefined;
  }
}
