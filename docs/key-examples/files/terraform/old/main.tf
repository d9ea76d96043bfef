resource "aws_sqs_queue" "old" {
  name = "old"
}
