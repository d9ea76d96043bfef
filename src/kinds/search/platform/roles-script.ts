import { MANAGED } from '../roles/domain-roles.ts';

/** The image is made of Amazon Linux, which has curl: https://github.com/aws/aws-cli/blob/2.31.0/docker/Dockerfile
 * Every call replaces what was there, so that it can run again; roles of ours that no file names any more go.
 * Keys stand in a file, never among arguments. `fail-with-body`: what the domain refuses fails the Job,
 * and says why. https://curl.se/docs/manpage.html#--aws-sigv4 */
export const ROLES_SCRIPT = `set -eu
umask 077
become() {
  keys=$(aws sts assume-role --role-arn "$MASTER_ROLE" --role-session-name search-roles \\
    --query 'Credentials.[AccessKeyId,SecretAccessKey,SessionToken]' --output text)
  set -- $keys
  cat > /tmp/signed <<CURL
aws-sigv4 = "aws:amz:$DOMAIN_REGION:es"
user = "$1:$2"
header = "X-Amz-Security-Token: $3"
header = "Content-Type: application/json"
fail-with-body
silent
show-error
max-time = 60
retry = 3
write-out = "\\n"
CURL
}
call() {
  curl --config /tmp/signed --request "$1" "$OPENSEARCH_URL/_plugins/_security/api/$2" \\
    \${3:+--data-binary "@$3"}
}
become
tries=20
until call GET rolesmapping/all_access; do
  tries=$((tries - 1))
  if [ "$tries" -eq 0 ]; then exit 1; fi
  sleep 15
done
for part in roles rolesmapping; do
  for file in /scripts/$part.*.json; do
    [ -e "$file" ] || continue
    name=\${file#/scripts/$part.}
    call PUT "$part/\${name%.json}" "$file"
  done
done
call GET roles > /tmp/roles
for name in $(grep -o '"${MANAGED}[a-z0-9-]*" *:' /tmp/roles | tr -d '": '); do
  [ -e "/scripts/roles.$name.json" ] || call DELETE "roles/$name"
done
call GET rolesmapping > /tmp/rolesmapping
for name in $(grep -o '"${MANAGED}[a-z0-9-]*" *:' /tmp/rolesmapping | tr -d '": '); do
  [ -e "/scripts/rolesmapping.$name.json" ] || call DELETE "rolesmapping/$name"
done
`;
