// What the function runs: a question of the pipeline becomes requests to the Kubernetes API, and to the
// public names of services. It only reads, and Kubernetes RBAC lets it read no more than what stands here.
// The token is what `aws eks get-token` prints, a signed request to STS:
// https://github.com/kubernetes-sigs/aws-iam-authenticator#api-authorization-from-outside-a-cluster

import type { WorkloadKind } from '../../../model/services/workload-kind.ts';

/** CloudFormation puts it into a file of this name. */
export const ROLLOUT_HANDLER = 'index.handler';

/** The two kinds that every environment may have, and the others where they are asked about. */
const API_VERSIONS: Readonly<Partial<Record<WorkloadKind, string>>> = {
  Deployment: 'apps/v1',
  Rollout: 'argoproj.io/v1alpha1',
  CronJob: 'batch/v1',
  StatefulSet: 'apps/v1',
};
const ALWAYS: readonly WorkloadKind[] = ['Deployment', 'Rollout'];

export function rolloutScript(kinds: readonly WorkloadKind[]): string {
  const versions = Object.entries(API_VERSIONS)
    .filter(([kind]) => [...ALWAYS, ...kinds].some((each) => each === kind))
    .map(([kind, version]) => `"${kind}": "${version}"`);
  return script(versions.join(', '), kinds.includes('CronJob'));
}

/** The pods of a CronJob are described a level deeper, and of one that has not run there is nothing to say. */
const CRON_JOB = {
  spec: `spec = json.loads(answer)["spec"]
    spec = spec["jobTemplate"]["spec"] if workload["kind"] == "CronJob" else spec
    containers = spec`,
  rollout: `
    if workload["kind"] == "CronJob":
        return "done", ""`,
};

const script = (versions: string, hasCronJobs: boolean) => `import base64
import json
import os
import ssl
import urllib.error
import urllib.request

AGENT = {"User-Agent": "groundplan-rollouts"}
KINDS = {${versions}}


def handler(event, context):
    """Says of all workloads together: done, waiting or failed, and of which one."""
    ask = dict(connect=connect, applied=applied, rollout=rollout, smoke=smoke)[event["ask"]]
    answers = []
    for workload in event["workloads"]:
        try:
            state, message = ask(workload, event)
        except OSError as error:
            state, message = "waiting", str(error)
        answers.append(dict(state=state, message=workload["name"] + ": " + message))
    for state in ("failed", "waiting"):
        for answer in answers:
            if answer["state"] == state:
                return answer
    return dict(state="done", message="")


def connect(workload, event):
    for path in [application_path(workload), workload_path(workload)]:
        if path is None:
            continue
        status, answer = kubernetes(path)
        if status == 404:
            return "failed", "is not there yet; sync the environment before its pipeline"
        if status != 200:
            return "failed", "the API server answers " + str(status) + " to " + path
    return "done", ""


def applied(workload, event):
    """Whether Argo CD has given the workload the image."""
    status, answer = kubernetes(workload_path(workload))
    if status != 200:
        return "waiting", "the API server answers " + str(status)
    ${hasCronJobs ? CRON_JOB.spec : 'containers = json.loads(answer)["spec"]'}["template"]["spec"]["containers"]
    images = [each["image"] for each in containers if each["name"] == workload["name"]]
    if all(image.endswith(":" + event["tag"]) for image in images):
        return "done", ""
    refused = failed_sync(workload, event["commit"])
    if refused is not None:
        return "failed", refused
    return "waiting", "still has " + ", ".join(images)


def rollout(workload, event):${hasCronJobs ? CRON_JOB.rollout : ''}
    status, answer = kubernetes(workload_path(workload))
    if status != 200:
        return "waiting", "the API server answers " + str(status)
    found = json.loads(answer)
    status = found.get("status", {})
    if str(status.get("observedGeneration", "")) != str(found["metadata"]["generation"]):
        return "waiting", "its controller has not seen it yet"
    judge = argo_rollout if workload["kind"] == "Rollout" else deployment
    return judge(found["spec"], status)


def failed_sync(workload, commit):
    """Of our commit alone: that of another one says nothing about this version."""
    path = application_path(workload)
    if path is None or not commit:
        return None
    status, answer = kubernetes(path)
    if status != 200:
        return None
    operation = json.loads(answer).get("status", {}).get("operationState", {})
    revision = operation.get("syncResult", {}).get("revision")
    if operation.get("phase") in ("Failed", "Error") and revision == commit:
        return operation.get("message", "Argo CD could not sync it")
    return None


def deployment(spec, status):
    for condition in status.get("conditions", []):
        if condition.get("reason") == "ProgressDeadlineExceeded":
            return "failed", condition.get("message", "no progress")
    wanted = spec.get("replicas", 1)
    counts = [status.get(name, 0) for name in ("updatedReplicas", "replicas", "availableReplicas")]
    if all(count == wanted for count in counts):
        return "done", ""
    return "waiting", "{} new, {} in all, {} available, {} wanted".format(*counts, wanted)


def argo_rollout(spec, status):
    phase = status.get("phase", "Progressing")
    message = status.get("message", phase)
    if phase == "Healthy":
        return "done", ""
    reasons = [each.get("reason") for each in status.get("pauseConditions") or []]
    held = [reason for reason in reasons if reason != "CanaryPauseStep"]
    if held:
        return "waiting", "somebody has to go on with it or abort it: " + ", ".join(held)
    return ("failed" if phase == "Degraded" else "waiting"), message


def smoke(workload, event):
    health = workload.get("health")
    if health is not None:
        status, answer = kubernetes(health_path(workload, health), health.get("host"))
        if not 200 <= status <= 299:
            return "waiting", health["path"] + " answers " + str(status) + " inside"
    for request in workload.get("requests", []):
        status, answer = fetch(request["url"], AGENT, None)
        if not request["from"] <= status <= request["to"]:
            return "waiting", request["url"] + " answers " + str(status)
    return "done", ""


def application_path(workload):
    name = workload.get("application")
    if name is None:
        return None
    return "/apis/argoproj.io/v1alpha1/namespaces/" + os.environ["ARGOCD_NAMESPACE"] + "/applications/" + name


def workload_path(workload):
    kind = workload["kind"]
    return "/apis/{}/namespaces/{}/{}s/{}".format(KINDS[kind], workload["namespace"], kind.lower(), workload["name"])


def health_path(workload, health):
    service = "http:{}:{}".format(workload["name"], health["port"])
    return "/api/v1/namespaces/{}/services/{}/proxy{}".format(workload["namespace"], service, health["path"])


def kubernetes(path, host=None):
    headers = dict(AGENT, Authorization="Bearer " + token())
    if host is not None:
        headers["Host"] = host
    authority = base64.b64decode(os.environ["CERTIFICATE_AUTHORITY"]).decode()
    return fetch(os.environ["ENDPOINT"] + path, headers, ssl.create_default_context(cadata=authority))


class Unfollowed(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *arguments):
        return None


def fetch(url, headers, context):
    """Status and body, whatever the status; raises OSError where nobody answers."""
    handlers = [Unfollowed()] if context is None else [Unfollowed(), urllib.request.HTTPSHandler(context=context)]
    request = urllib.request.Request(url, headers=headers)
    try:
        with urllib.request.build_opener(*handlers).open(request, timeout=10) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as answer:
        return answer.code, answer.read()


def token():
    import boto3
    from botocore.signers import RequestSigner

    session = boto3.session.Session()
    region = os.environ["AWS_REGION"]
    service = session.client("sts").meta.service_model.service_id
    signer = RequestSigner(service, region, "sts", "v4", session.get_credentials(), session.events)
    request = dict(
        method="GET",
        url="https://sts." + region + ".amazonaws.com/?Action=GetCallerIdentity&Version=2011-06-15",
        body=dict(),
        headers={"x-k8s-aws-id": os.environ["CLUSTER"]},
        context=dict(),
    )
    url = signer.generate_presigned_url(request, region_name=region, expires_in=60, operation_name="")
    return "k8s-aws-v1." + base64.urlsafe_b64encode(url.encode()).decode().rstrip("=")
`;
