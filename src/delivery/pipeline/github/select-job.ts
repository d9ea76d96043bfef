// The job before the others: which services a run is about, and the tag of their images. In a repository
// of one service that is the service of its name; in one of all services, those whose folder changed.
import { block } from '../scripts.ts';
import type { YamlMap } from './render-yaml.ts';
import {
  checkOut,
  expression,
  READ_ONLY,
  RUNNER,
  runScript,
  type WorkflowInput,
} from './workflow.ts';

const OF_ITS_NAME = `names=\${NAME:-$REPOSITORY_NAME}`;

const OF_ALL = `names=\${NAME:-$(jq --raw-output .service <<<"$SERVICES")}`;

const OF_CHANGED_FOLDERS = block(`
  if git cat-file -e "$BEFORE^{commit}" 2>/dev/null; then
    names=$(git diff --name-only "$BEFORE" HEAD | cut -d/ -f1 | sort -u)
  else
    # A tag, or the first push: nothing to compare with.
    names=$(jq --raw-output .service <<<"$SERVICES")
  fi
`);

const CHOOSE = block(`
  services=$(jq --compact-output --slurp --arg names "$names" \\
    'map(select(.service | IN($names | split("\\n")[])))' <<<"$SERVICES")
`);

const MUST_BE_ONE = block(`
  if test "$services" = '[]'; then
    echo "::error::Not a service of $ENVIRONMENT: $names"
    exit 1
  fi
`);

const HAND_ON = block(`
  {
    echo "services=$services"
    echo "tag=$(git rev-parse --short=12 HEAD)"
  } >>"$GITHUB_OUTPUT"
`);

export interface SelectInput {
  /** Expression: what to check out. Absent: what started the run. */
  readonly ref?: string;
  /** Expression: the one service that somebody asked for. */
  readonly name?: string;
  /** Expression: the commit before the change. */
  readonly before?: string;
  /** Expression: services that another workflow has selected already. */
  readonly given?: string;
}

export function selectJob(input: WorkflowInput, select: SelectInput): YamlMap {
  const isShared = input.pipeline.sourceRepository !== null;
  return {
    name: 'Select services',
    'runs-on': RUNNER,
    'timeout-minutes': 5,
    permissions: READ_ONLY,
    outputs: {
      services: expression('steps.select.outputs.services'),
      tag: expression('steps.select.outputs.tag'),
    },
    steps: [
      checkOut({ ref: select.ref, 'fetch-depth': isShared ? 0 : undefined }),
      runScript('Select services', scriptOf(isShared, select), {
        id: 'select',
        env: {
          NAME: select.name,
          REPOSITORY_NAME: isShared ? undefined : expression('github.event.repository.name'),
          BEFORE: isShared ? select.before : undefined,
          GIVEN: select.given,
        },
      }),
    ],
  };
}

function scriptOf(isShared: boolean, { before, given }: SelectInput): string {
  const selecting =
    isShared && before !== undefined
      ? [OF_CHANGED_FOLDERS, CHOOSE]
      : [isShared ? OF_ALL : OF_ITS_NAME, CHOOSE, MUST_BE_ONE];
  const lines = selecting.join('\n').split('\n');
  const chosen =
    given === undefined
      ? lines
      : [
          'services=$GIVEN',
          'if test -z "$services"; then',
          ...lines.map((line) => `  ${line}`),
          'fi',
        ];
  return ['set -euo pipefail', ...chosen, HAND_ON].join('\n');
}

/** One line per service, so that two new services never touch one line. */
export function servicesTable({ workloads }: WorkflowInput): string {
  return `${workloads.map((workload) => JSON.stringify(workload)).join('\n')}\n`;
}

/** What makes a job run once per selected service. */
export function perService(): YamlMap {
  return {
    needs: 'select',
    if: "needs.select.outputs.services != '[]'",
    strategy: {
      'fail-fast': false,
      matrix: { include: expression('fromJSON(needs.select.outputs.services)') },
    },
  };
}
