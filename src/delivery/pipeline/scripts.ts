// What every pipeline does in the shell, whatever runs it. The variables that each script reads:
// IMAGE; ENVIRONMENT, SERVICE_KEY, IMAGE_TAG, PLATFORM_REPOSITORY, PLATFORM_BRANCH; APPLICATION,
// RESOURCE, and OTHERS where services share an image. Git finds its credentials by itself. Neither backslashes nor ''': Groovy quotes them.

import { RELEASE_PREFIX } from '../../model/naming/registry.ts';

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

/** Writes the tag into this repository; bump-commit names the commit, if there was one to make. */
export const BUMP = block(`
  set -euo pipefail
  git clone --branch "$PLATFORM_BRANCH" "$PLATFORM_REPOSITORY" platform
  cd platform
  npm ci
  # Other services push at the same time: start again from what they pushed.
  for attempt in 1 2 3 4 5; do
    npm run set-image -- "$ENVIRONMENT" "$SERVICE_KEY" "$IMAGE_TAG"
    git add environments dist
    git diff --cached --quiet && exit 0
    git commit --message "$SERVICE_KEY $IMAGE_TAG in $ENVIRONMENT"
    if git push origin "HEAD:$PLATFORM_BRANCH"; then
      git rev-parse HEAD >../bump-commit
      exit 0
    fi
    git fetch origin "$PLATFORM_BRANCH"
    git reset --hard FETCH_HEAD
  done
  exit 1
`);

export const REFRESH = 'argocd app get "$APPLICATION" --refresh >/dev/null';

/** A workload is out of sync until the release before it has ended, so that it is waited for as well. */
export function waitScript(seconds: number): string {
  return `argocd app wait "$APPLICATION" --resource "$RESOURCE" --sync --health --timeout ${seconds}`;
}

/** The same for each workload that runs the image: that of the service, and OTHERS. */
export function forEachWorkload(script: string): string {
  const [start, ...lines] = EACH_WORKLOAD.split('\n');
  const inside = script.split('\n').filter((line) => line !== start);
  const all = [...lines, ...inside.map((line) => `  ${line}`), 'done'];
  return [start, ...all].join('\n');
}

const EACH_WORKLOAD = block(`
  set -euo pipefail
  for workload in "$APPLICATION=$RESOURCE" \${OTHERS:-}; do
    APPLICATION=\${workload%%=*}
    RESOURCE=\${workload#*=}
`);

/** Undoes the bump and nothing else, so that bumps of other services since then stay. */
export const REVERT = block(`
  set -euo pipefail
  test -s bump-commit || exit 0
  bump=$(cat bump-commit)
  cd platform
  for attempt in 1 2 3 4 5; do
    git fetch origin "$PLATFORM_BRANCH"
    git reset --hard FETCH_HEAD
    # A plain \`git revert\` stops at the neighbouring lines of other services.
    git show --format= --unified=0 "$bump" -- environments | git apply --reverse --unidiff-zero
    npm run synth
    git add environments dist
    git commit --message "Revert $SERVICE_KEY $IMAGE_TAG in $ENVIRONMENT: not healthy"
    git push origin "HEAD:$PLATFORM_BRANCH" && exit 0
  done
  exit 1
`);

/** The lines of a template without the margin of the first. */
export function block(template: string): string {
  const lines = template.replace(/^\n/, '').trimEnd().split('\n');
  const margin = lines[0]?.search(/\S/) ?? 0;
  return lines.map((line) => line.slice(margin)).join('\n');
}
