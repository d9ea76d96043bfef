# A copy of v1.4.0 of github.com/parcelwise/terraform-carrier-feed, for plans without a network.
terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.0"
    }
  }
}

variable "name" {
  description = "Name of the stream."
  type        = string
}

variable "kms_key_arn" {
  description = "Key that encrypts what is in it."
  type        = string
}

variable "writers" {
  description = "Names of the roles that may write to it."
  type        = set(string)
}

variable "retention_hours" {
  description = "Hours that carriers may be behind."
  type        = number
  default     = 48
}

resource "aws_kinesis_stream" "feed" {
  name             = var.name
  retention_period = var.retention_hours
  encryption_type  = "KMS"
  kms_key_id       = var.kms_key_arn

  stream_mode_details {
    stream_mode = "ON_DEMAND"
  }
}

data "aws_iam_policy_document" "write" {
  statement {
    actions   = ["kinesis:DescribeStreamSummary", "kinesis:ListShards", "kinesis:PutRecord", "kinesis:PutRecords"]
    resources = [aws_kinesis_stream.feed.arn]
  }

  statement {
    actions   = ["kms:GenerateDataKey"]
    resources = [var.kms_key_arn]
  }
}

resource "aws_iam_role_policy" "write" {
  for_each = var.writers

  name   = var.name
  role   = each.key
  policy = data.aws_iam_policy_document.write.json
}

output "stream_name" {
  description = "Where what happens to parcels is written for carriers."
  value       = aws_kinesis_stream.feed.name
}
