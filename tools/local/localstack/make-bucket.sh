#!/bin/sh
# Run by LocalStack when it is ready: the bucket that staging gets from Terraform.
set -eu
awslocal s3api head-bucket --bucket "$BUCKET" 2>/dev/null ||
  awslocal s3api create-bucket --bucket "$BUCKET" --region ca-central-1 \
    --create-bucket-configuration LocationConstraint=ca-central-1
awslocal s3api put-bucket-cors --bucket "$BUCKET" --cors-configuration '{"CORSRules": [{
  "AllowedOrigins": ["*"], "AllowedMethods": ["GET", "HEAD", "PUT"], "AllowedHeaders": ["*"]}]}'
awslocal s3api put-bucket-versioning --bucket "$BUCKET" --versioning-configuration Status=Enabled
