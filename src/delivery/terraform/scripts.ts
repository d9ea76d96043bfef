// What the workflow that runs Terraform does in the shell. Variables: FOLDER of the environment in the Git
// repository, LEVELS of stacks, STACK; everything that GitHub sets.
import { block } from '../pipeline/scripts.ts';

/** A copy that is older would leave out stacks without a word. */
const SAME = block(`
  own=\${GITHUB_WORKFLOW_REF%@*}
  own=\${own#"$GITHUB_REPOSITORY/"}
  if ! cmp --silent "$own" "$FOLDER/ci/terraform.yaml"; then
    echo "::error::$own is another file than $FOLDER/ci/terraform.yaml: copy it again"
    exit 1
  fi
`);

/** By what a pull request changes, or by what no run has applied yet: one that failed is made up for. */
const CHOOSE = block(`
  all=$(jq --slurp --compact-output 'add // []' <<<"$LEVELS")
  base=''
  case $GITHUB_EVENT_NAME in
    pull_request) base=$(git rev-parse HEAD^1) ;;
    push)
      base=$(gh run list --workflow "$(basename "$own")" --branch "$GITHUB_REF_NAME" --event push \\
        --status success --limit 1 --json headSha --jq '.[0].headSha // ""')
      ;;
  esac
  if test -n "\${STACKS:-}"; then
    names=$(jq --raw-input --compact-output 'split(" ") | map(select(. != ""))' <<<"$STACKS")
    unknown=$(jq --null-input --raw-output --argjson all "$all" --argjson names "$names" '$names - $all | join(" ")')
    if test -n "$unknown"; then
      echo "::error::Not a stack of $ENVIRONMENT: $unknown"
      exit 1
    fi
  elif test -n "$base" && git cat-file -e "$base^{commit}" 2>/dev/null; then
    names=$(git diff --name-only --no-renames "$base" HEAD -- "$FOLDER/terraform" | sed "s#^$FOLDER/terraform/##; s#/.*##" |
      sort --unique | jq --raw-input . | jq --slurp --compact-output .)
  else
    names=$all
  fi
  gone=$(jq --null-input --raw-output --argjson all "$all" --argjson names "$names" '$names - $all | join(" ")')
  test -z "$gone" || echo "::warning::Gone from Git and not destroyed: $gone"
`);

const HAND_ON = block(`
  chosen() {
    jq --null-input --compact-output --argjson of "$1" --argjson names "$names" '$of | map(select(IN($names[])))'
  }
  {
    echo "stacks=$(chosen "$all")"
    level=0
    while read -r stacks; do
      echo "level_$level=$(chosen "$stacks")"
      level=$((level + 1))
    done <<<"\${LEVELS%$'\\n'}"
  } >>"$GITHUB_OUTPUT"
`);

export const SELECT = ['set -euo pipefail', SAME, CHOOSE, HAND_ON].join('\n');

/** A run that waited, or is run again, may be older than what others have applied since. */
export const NEWEST = block(`
  set -euo pipefail
  newest=$(gh api "repos/$GITHUB_REPOSITORY/contents/$FOLDER/terraform?ref=$GITHUB_REF_NAME" --jq '.[] | select(.name == env.STACK) | .sha')
  if test "$newest" != "$(git rev-parse "HEAD:$FOLDER/terraform/$STACK")"; then
    echo "::error::$STACK has changed on $GITHUB_REF_NAME since; the run of that commit applies both"
    exit 1
  fi
`);

/** Locks of providers are committed, so that init installs what was reviewed. */
export const INIT = 'terraform init -lockfile=readonly';

/** Takes no lock, for which it would have to write. */
export const PLAN = block(`
  set -euo pipefail
  terraform plan -lock=false -no-color 2>&1 | tee "$RUNNER_TEMP/plan.txt"
`);

export const APPLY_PLAN = block(`
  set -euo pipefail
  terraform plan -lock-timeout=10m -no-color -out="$RUNNER_TEMP/plan" 2>&1 | tee "$RUNNER_TEMP/plan.txt"
  terraform apply -lock-timeout=10m -no-color "$RUNNER_TEMP/plan"
`);

/** GitHub takes a comment of 65,536 characters; the end of a plan counts. */
export const REPORT = block(`
  test -f "$RUNNER_TEMP/plan.txt" || exit 0
  {
    echo "<!-- groundplan $ENVIRONMENT $STACK -->"
    echo "### Terraform: $ENVIRONMENT, stack $STACK"
    echo '\`\`\`'
    tail --bytes=60000 "$RUNNER_TEMP/plan.txt"
    echo '\`\`\`'
  } >"$RUNNER_TEMP/report.md"
  cat "$RUNNER_TEMP/report.md" >>"$GITHUB_STEP_SUMMARY"
`);

/** The same comment for each push to a pull request. */
export const COMMENT = block(`
  set -euo pipefail
  test -f "$RUNNER_TEMP/report.md" || exit 0
  mark=$(head --lines=1 "$RUNNER_TEMP/report.md")
  comments=repos/$GITHUB_REPOSITORY/issues/$PULL_REQUEST/comments
  id=$(MARK=$mark gh api --paginate "$comments" --jq '.[] | select(.body | startswith(env.MARK)) | .id' | head --lines=1)
  if test -n "$id"; then
    gh api --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$id" --field "body=@$RUNNER_TEMP/report.md" --silent
  else
    gh api --method POST "$comments" --field "body=@$RUNNER_TEMP/report.md" --silent
  fi
`);
