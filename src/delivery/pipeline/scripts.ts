// What every pipeline does in the shell, whatever runs it. The variables that the scripts read: IMAGE;
// ENVIRONMENT, SERVICE_KEY, IMAGE_TAG, PLATFORM_REPOSITORY, PLATFORM_BRANCH, PLATFORM_SECRET; ROLLOUTS, the
// function that is asked, WORKLOADS, what it is asked about, and the SECONDS of each wait. AWS is signed in
// to already. Neither backslashes nor ''': Groovy quotes them.

import { gitPath } from '../../model/delivery/output-folder.ts';
import { RELEASE_PREFIX } from '../../model/naming/registry.ts';
import type { Environment } from '../../model/schema/environment.ts';

/** Nodes of every instance type that we know have it. */
const ARCHITECTURE = 'linux/amd64';

export function buildImage(tag: string): string {
  return `docker build --pull --platform ${ARCHITECTURE} --tag "$${tag}" .`;
}

export const PUSH_ONCE = block(`
  # Tags are immutable: a second build of one commit finds its image already there.
  docker manifest inspect "$IMAGE" >/dev/null 2>&1 || docker push "$IMAGE"
`);

/** A second tag, which the registry keeps apart: what runs does not expire with what was only built. */
export const MARK_RELEASE = block(`
  release="\${IMAGE%:*}:${RELEASE_PREFIX}\${IMAGE##*:}"
  docker manifest inspect "$release" >/dev/null 2>&1 ||
    docker buildx imagetools create --tag "$release" "$IMAGE"
`);

/** Where the functions of the first script lie for those after it. */
const FUNCTIONS = 'functions.sh';
const START = `set -euo pipefail\n. ./${FUNCTIONS}`;

/** Git asks the helper, so that no file holds the token. */
function asCommitter({ name, email }: Committer): string {
  return block(`
    token=$(aws secretsmanager get-secret-value --secret-id "$PLATFORM_SECRET" --query SecretString --output text | jq --raw-output .token)
    test -z "\${GITHUB_ACTIONS:-}" || echo "::add-mask::$token"
    HELPER='!f() { echo username=x-access-token; echo "password=$PLATFORM_TOKEN"; }; f'
    git() {
      PLATFORM_TOKEN=$token command git -c user.name='${name}' -c user.email='${email}' -c credential.helper= -c credential.helper="$HELPER" "$@"
    }
  `);
}

export interface Committer {
  readonly name: string;
  readonly email: string;
}

/** Writes the tag into this repository; bump-commit names the commit, if there was one to make. */
export function bumpScript(committer: Committer): string {
  return `${START}\n${asCommitter(committer)}\n${BUMP}`;
}

const BUMP = block(`
  git clone --branch "$PLATFORM_BRANCH" "$PLATFORM_REPOSITORY" platform
  cd platform
  npm ci
  # Other pipelines push at the same time: start again from what they pushed.
  for attempt in 1 2 3 4 5 6 7 8 9 10; do
    npm run set-image -- "$ENVIRONMENT" "$SERVICE_KEY" "$IMAGE_TAG"
    git add environments dist
    git diff --cached --quiet && exit 0
    git diff --cached --unified=0 -- environments | grep '^-[^-]' | grep -oE 'tag: *.?[A-Za-z0-9_.-]+' | grep -oE '[A-Za-z0-9_.-]+$' >../bump-before
    git commit --message "$SERVICE_KEY $IMAGE_TAG in $ENVIRONMENT"
    if git push origin "HEAD:$PLATFORM_BRANCH"; then
      git rev-parse HEAD >../bump-commit
      exit 0
    fi
    sleep $((RANDOM % 10 + attempt * 2))
    git fetch origin "$PLATFORM_BRANCH"
    git reset --hard FETCH_HEAD
  done
  echo "Others have pushed to $PLATFORM_BRANCH ten times in a row"
  exit 1
`);

/** Takes back the tag that the bump has written, and nothing that others have written since. */
export function revertScript(committer: Committer): string {
  return `test -s bump-commit || exit 0\n${START}\n${asCommitter(committer)}\n${REVERT}`;
}

const REVERT = block(`
  before=$(cat bump-before)
  cd platform
  for attempt in 1 2 3 4 5 6 7 8 9 10; do
    git fetch origin "$PLATFORM_BRANCH"
    git reset --hard FETCH_HEAD
    npm run set-image -- "$ENVIRONMENT" "$SERVICE_KEY" "$IMAGE_TAG"
    if ! git diff --quiet -- environments; then
      echo "$SERVICE_KEY has another tag since, which stays"
      exit 0
    fi
    npm run set-image -- "$ENVIRONMENT" "$SERVICE_KEY" "$before"
    git add environments dist
    git commit --message "Revert $SERVICE_KEY $IMAGE_TAG in $ENVIRONMENT: not healthy"
    git push origin "HEAD:$PLATFORM_BRANCH" && exit 0
    sleep $((RANDOM % 10 + attempt * 2))
  done
  exit 1
`);

/** Sets state: done, waiting or failed. Where nobody answers, the next answer counts. */
const ASK = block(`
  ask() {
    state=waiting
    commit=$(cat bump-commit 2>/dev/null || true)
    jq --null-input --compact-output --arg ask "$1" --arg tag "$IMAGE_TAG" --arg commit "$commit" --argjson workloads "$WORKLOADS" '{$ask, $tag, $commit, $workloads}' >question.json
    aws lambda invoke --function-name "$ROLLOUTS" --cli-binary-format raw-in-base64-out --payload file://question.json answer.json >receipt.json || return 0
    if jq --exit-status .FunctionError receipt.json >/dev/null; then
      cat answer.json
      return 0
    fi
    state=$(jq --raw-output .state answer.json)
    jq --raw-output '.state + " " + .message' answer.json
  }
`);

/**
 * Before anything is pushed: whether there is somebody to ask, and something to ask about. `aws` is the
 * function that signs in, where the pipeline needs one.
 */
export function connectScript(aws?: string): string {
  const [definitions, names] = aws === undefined ? [ASK, 'ask'] : [`${aws}\n${ASK}`, 'aws ask'];
  return `set -euo pipefail\n${definitions}\ndeclare -f ${names} >${FUNCTIONS}\n${tries('connect', 3, 10)}`;
}

/** What users and callers would send. */
export const SMOKE_TEST = `${START}\n${tries('smoke', 10, 15)}`;

function tries(question: string, times: number, seconds: number): string {
  return block(`
    for attempt in $(seq ${times}); do
      ask ${question}
      case $state in
        done) exit 0 ;;
        failed) exit 1 ;;
      esac
      sleep ${seconds}
    done
    exit 1
  `);
}

export const APPLY = waitFor('applied', 'APPLY_SECONDS');

export const WAIT = waitFor('rollout', 'ROLLOUT_SECONDS');

function waitFor(question: string, limit: string): string {
  return `${START}\n${block(`
    deadline=$((SECONDS + ${limit}))
    while test "$SECONDS" -lt "$deadline"; do
      ask ${question}
      case $state in
        done) exit 0 ;;
        failed) exit 1 ;;
      esac
      sleep 15
    done
    echo "Not there after $${limit} seconds"
    exit 1
  `)}`;
}

/** Scripts are written for a repository whose results lie in `dist` at its root: what they say of another one. */
export function atPlace(environment: Environment, script: string): string {
  const { root, folder } = environment.delivery;
  const npm = root === null ? 'npm' : `npm --prefix ${root}`;
  const sources = gitPath(environment, 'environments');
  return script
    .replaceAll('npm ci', `${npm} ci`)
    .replaceAll('npm run set-image', `${npm} run set-image`)
    .replaceAll('git add environments dist', `git add ${sources} ${gitPath(environment, folder)}`)
    .replaceAll('-- environments', `-- ${sources}`);
}

/** The lines of a template without the margin of the first. */
export function block(template: string): string {
  const lines = template.replace(/^\n/, '').trimEnd().split('\n');
  const margin = lines[0]?.search(/\S/) ?? 0;
  return lines.map((line) => line.slice(margin)).join('\n');
}
