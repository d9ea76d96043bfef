// What AWS Systems Manager runs to find unused volumes and old snapshots. Without two braces in a row,
// which would be a parameter of the document.

/** A volume carries it from the first run that found it unused until somebody uses it. */
export const UNUSED_MARK = 'UnusedSince';

/** Tags of what somebody else removes, or wants kept. */
export const KEPT_TAGS = [
  'Keep',
  'aws:backup:source-resource',
  'aws:dlm:lifecycle-policy-id',
  'ebs.csi.aws.com/cluster',
];

export const CLEANUP_HANDLER = 'remove_unused';

export const CLEANUP_SCRIPT = `from datetime import date, datetime, timedelta, timezone

import boto3
from botocore.exceptions import ClientError

ec2 = boto3.client("ec2")


def remove_unused(events, context):
    today = datetime.now(timezone.utc).date()
    volumes = unused_volumes(events, today)
    snapshots = old_snapshots(events, today)
    outcome = dict(found=volumes + snapshots, deleted=[], refused=[])
    if not events["delete"]:
        return outcome
    for volume in volumes:
        attempt(outcome, volume, lambda: ec2.delete_volume(VolumeId=volume))
    for snapshot in snapshots:
        attempt(outcome, snapshot, lambda: ec2.delete_snapshot(SnapshotId=snapshot))
    return outcome


def unused_volumes(events, today):
    """Volumes that every run of the last days has found attached to nothing."""
    last = today - timedelta(days=events["unusedDays"])
    unused = []
    for volume in ours(events, "describe_volumes", "Volumes"):
        name, tags = volume["VolumeId"], tags_of(volume)
        since = tags.get(events["mark"])
        if volume["State"] != "available":
            if since:
                ec2.delete_tags(Resources=[name], Tags=[dict(Key=events["mark"])])
        elif not since:
            mark = dict(Key=events["mark"], Value=today.isoformat())
            ec2.create_tags(Resources=[name], Tags=[mark])
        elif date.fromisoformat(since) <= last:
            unused.append(name)
    return unused


def old_snapshots(events, today):
    last = today - timedelta(days=events["snapshotDays"])
    snapshots = ours(events, "describe_snapshots", "Snapshots", OwnerIds=["self"])
    return [each["SnapshotId"] for each in snapshots if each["StartTime"].date() <= last]


def ours(events, operation, list_name, **arguments):
    filters = [
        dict(Name="tag:System", Values=[events["system"]]),
        dict(Name="tag:Environment", Values=[events["environment"]]),
    ]
    pages = ec2.get_paginator(operation).paginate(Filters=filters, **arguments)
    for page in pages:
        for each in page[list_name]:
            if not any(tag in events["kept"] for tag in tags_of(each)):
                yield each


def tags_of(resource):
    return dict((tag["Key"], tag["Value"]) for tag in resource.get("Tags", []))


def attempt(outcome, name, delete):
    """A snapshot that an image is made of stays: EC2 refuses to delete it."""
    try:
        delete()
        outcome["deleted"].append(name)
    except ClientError as error:
        outcome["refused"].append(name + " " + error.response["Error"]["Code"])
`;
