// What AWS Systems Manager runs to find what nobody uses, and to say so. Without two braces in a row,
// which would be a parameter of the document.

/** What is unused carries it from the first run that found it so until somebody uses it. */
export const UNUSED_MARK = 'UnusedSince';

/** Tags of what somebody else removes, or wants kept. */
export const KEPT_TAGS = [
  'Keep',
  'aws:backup:source-resource',
  'aws:dlm:lifecycle-policy-id',
  'ebs.csi.aws.com/cluster',
];

export const CLEANUP_HANDLER = 'remove_unused';

/**
 * A load balancer whose targets are away may be in use, and one that nobody asks is not: requests are
 * counted, of ALB and NLB. It is told, and never deleted: whoever made it would make it again.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
 */
export const CLEANUP_SCRIPT = `from datetime import date, datetime, time, timedelta, timezone
from functools import partial

import boto3
from botocore.exceptions import ClientError

ec2 = boto3.client("ec2")
balancing = boto3.client("elbv2")
cloudwatch = boto3.client("cloudwatch")
sns = boto3.client("sns")

REQUESTS = dict(
    application=("AWS/ApplicationELB", "RequestCount"),
    network=("AWS/NetworkELB", "NewFlowCount"),
)
MOST_LINES = 200
# A weekly run tells of a snapshot once before it counts.
NOTICE_DAYS = 7


def remove_unused(events, context):
    today = datetime.now(timezone.utc).date()
    outcome = dict(coming=[], found=[], deleted=[], refused=[])
    for look in (volumes, addresses, snapshots, load_balancers):
        attempt(outcome, look.__name__, partial(collect, events, today, outcome, look))
    tell(events, outcome)
    return outcome


def collect(events, today, outcome, look):
    for name, why, due, delete in list(look(events, today)):
        if due > today:
            outcome["coming"].append(name + ": " + why + ", counts from " + due.isoformat())
            continue
        outcome["found"].append(name + ": " + why)
        if events["delete"] and delete and attempt(outcome, name, delete):
            outcome["deleted"].append(name)


def volumes(events, today):
    for volume in ours(events, pages(ec2, "describe_volumes", "Volumes", Filters=tagged(events))):
        name = volume["VolumeId"]
        since = unused_since(events, today, name, volume, volume["State"] != "available")
        if since:
            why = "attached to nothing since " + since.isoformat()
            due = since + timedelta(days=events["unusedDays"])
            yield name, why, due, partial(ec2.delete_volume, VolumeId=name)


def addresses(events, today):
    for address in ours(events, ec2.describe_addresses(Filters=tagged(events))["Addresses"]):
        name = address["AllocationId"]
        since = unused_since(events, today, name, address, "AssociationId" in address)
        if since:
            why = address["PublicIp"] + ", of nothing since " + since.isoformat()
            due = since + timedelta(days=events["unusedDays"])
            yield name, why, due, partial(ec2.release_address, AllocationId=name)


def snapshots(events, today):
    soon = today + timedelta(days=NOTICE_DAYS)
    every = pages(ec2, "describe_snapshots", "Snapshots", OwnerIds=["self"], Filters=tagged(events))
    for snapshot in ours(events, every):
        name, day = snapshot["SnapshotId"], snapshot["StartTime"].date()
        due = day + timedelta(days=events["snapshotDays"])
        if due <= soon:
            why = "made on " + day.isoformat()
            yield name, why, due, partial(ec2.delete_snapshot, SnapshotId=name)


def load_balancers(events, today):
    first = today - timedelta(days=events["unusedDays"])
    for balancer in pages(balancing, "describe_load_balancers", "LoadBalancers"):
        if balancer["Type"] not in REQUESTS or balancer["CreatedTime"].date() > first:
            continue
        arn = balancer["LoadBalancerArn"]
        [described] = balancing.describe_tags(ResourceArns=[arn])["TagDescriptions"]
        for each in ours(events, [described]):
            if belongs(events, each) and requests(balancer, first) == 0:
                why = "no request since " + first.isoformat()
                yield balancer["LoadBalancerName"], why, today, None


def requests(balancer, first):
    namespace, metric = REQUESTS[balancer["Type"]]
    _, name = balancer["LoadBalancerArn"].split(":loadbalancer/")
    answer = cloudwatch.get_metric_statistics(
        Namespace=namespace,
        MetricName=metric,
        Dimensions=[dict(Name="LoadBalancer", Value=name)],
        StartTime=datetime.combine(first, time(), timezone.utc),
        EndTime=datetime.now(timezone.utc),
        Period=86400,
        Statistics=["Sum"],
    )
    return sum(point["Sum"] for point in answer["Datapoints"])


def unused_since(events, today, name, resource, is_used):
    """The day since which every run has found it unused; None while somebody uses it."""
    since = tags_of(resource).get(events["mark"])
    if is_used:
        if since:
            ec2.delete_tags(Resources=[name], Tags=[dict(Key=events["mark"])])
        return None
    if not since:
        mark = dict(Key=events["mark"], Value=today.isoformat())
        ec2.create_tags(Resources=[name], Tags=[mark])
        return today
    return date.fromisoformat(since)


def pages(client, operation, list_name, **arguments):
    for page in client.get_paginator(operation).paginate(**arguments):
        yield from page[list_name]


def tagged(events):
    return [
        dict(Name="tag:System", Values=[events["system"]]),
        dict(Name="tag:Environment", Values=[events["environment"]]),
    ]


def belongs(events, resource):
    tags = tags_of(resource)
    owner = (tags.get("System"), tags.get("Environment"))
    return owner == (events["system"], events["environment"])


def ours(events, resources):
    for each in resources:
        if not any(tag in events["kept"] for tag in tags_of(each)):
            yield each


def tags_of(resource):
    return dict((tag["Key"], tag["Value"]) for tag in resource.get("Tags", []))


def attempt(outcome, name, do):
    """A snapshot that an image is made of stays: EC2 refuses to delete it."""
    try:
        do()
        return True
    except ClientError as error:
        outcome["refused"].append(name + ": " + error.response["Error"]["Code"])
        return False


def tell(events, outcome):
    """Every run says what it found, and what the next ones will, also where that is nothing."""
    whole = events["system"] + "/" + events["environment"]
    subject = "[CLEANUP] %s: %d unused" % (whole, len(outcome["found"]))
    parts = [part(title, outcome[title]) for title in outcome]
    hint = "A tag Keep keeps a resource, and keeps it out of this list."
    message = "\\n\\n".join([*parts, hint])
    sns.publish(TopicArn=events["topic"], Subject=subject[:100], Message=message)


def part(title, lines):
    more = ["and %d more" % (len(lines) - MOST_LINES)] if len(lines) > MOST_LINES else []
    return "\\n".join([title.capitalize() + ":", *(lines[:MOST_LINES] or ["nothing"]), *more])
`;
