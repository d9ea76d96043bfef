// The workflow of pull requests in a repository of environments: results are current, nothing that runs is lost
// by mistake, and a comment says what changes. Actions are pinned by commit; the comment names the release.

/** `branch` is the main one. */
export function pullRequestWorkflow(branch: string): string {
  return `# What a pull request must pass, and one comment that says what it changes.
name: groundplan

on:
  pull_request:
  push:
    branches: [${branch}]

permissions:
  contents: read

concurrency:
  group: \${{ github.workflow }}-\${{ github.ref }}
  cancel-in-progress: true

jobs:
  check:
    name: Environments compile and dist is current
    runs-on: ubuntu-24.04
    timeout-minutes: 10
    env:
      BASE: origin/\${{ github.base_ref || '${branch}' }}
    steps:
      - uses: actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0
        with:
          persist-credentials: false
          fetch-depth: 0 # changes are judged against where the branch began
      - uses: actions/setup-node@2028fbc5c25fe9cf00d9f06a71cc4710d4507903 # v6.0.0
        with:
          node-version-file: .nvmrc
          cache: npm
      - run: npm ci
      - run: npx --no-install groundplan synth --check --base "$BASE" --format github

  review:
    name: What changes, and how dangerous it is
    if: github.event_name == 'pull_request'
    runs-on: ubuntu-24.04
    timeout-minutes: 10
    env:
      BASE: origin/\${{ github.base_ref }}
    permissions:
      contents: read
      pull-requests: write # the comment and its labels
    steps:
      - uses: actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0
        with:
          persist-credentials: false
          fetch-depth: 0
      - uses: actions/setup-node@2028fbc5c25fe9cf00d9f06a71cc4710d4507903 # v6.0.0
        with:
          node-version-file: .nvmrc
          cache: npm
      - run: npm ci
      - name: The whole of it
        run: |
          mkdir -p build
          npx --no-install groundplan diff --base "$BASE" --format html >build/review.html
          npx --no-install groundplan diff --base "$BASE" --format json >build/review.json
          npx --no-install groundplan report --base "$BASE" --out build/review.report.html
      - uses: actions/upload-artifact@ea165f8d65b6e75b540449e92b4886f43607fa02 # v4.6.2
        id: whole
        with:
          name: review
          path: build/review.*
      - name: The comment, which is the summary of this run as well
        env:
          WHOLE: \${{ steps.whole.outputs.artifact-url }}
        run: |
          npx --no-install groundplan diff --base "$BASE" --format markdown --link "$WHOLE" >build/review.md
          cat build/review.md >>"$GITHUB_STEP_SUMMARY"
      - name: Keep the comment and the labels current
        # A pull request from a fork has no right to write: the summary has the same text.
        if: github.event.pull_request.head.repo.full_name == github.repository
        env:
          GH_TOKEN: \${{ github.token }}
          GH_REPO: \${{ github.repository }}
          NUMBER: \${{ github.event.number }}
        run: |
          id=$(gh api --paginate "repos/$GH_REPO/issues/$NUMBER/comments" \\
            --jq '.[] | select(.user.login == "github-actions[bot]" and (.body | startswith("<!-- groundplan diff -->"))) | .id' | head -n 1)
          if [ -n "$id" ]; then
            gh api --silent --method PATCH "repos/$GH_REPO/issues/comments/$id" --field body=@build/review.md
          else
            gh api --silent --method POST "repos/$GH_REPO/issues/$NUMBER/comments" --field body=@build/review.md
          fi
          jq --raw-output '[.groups[].dangers[].label] | unique[] | "groundplan: " + .' build/review.json | sort >build/labels
          gh pr view "$NUMBER" --json labels --jq '.labels[].name | select(startswith("groundplan: "))' | sort >build/labels-before
          comm -13 build/labels-before build/labels | while read -r label; do
            gh label create "$label" --color B60205 --force
            gh pr edit "$NUMBER" --add-label "$label"
          done
          comm -23 build/labels-before build/labels | while read -r label; do
            gh pr edit "$NUMBER" --remove-label "$label"
          done
`;
}
