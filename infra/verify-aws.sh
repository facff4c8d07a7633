#!/usr/bin/env bash
# Puts the questions of `make infra-test` to a real account: infra/verify-aws.sh staging
# Reads only. Needs the AWS CLI, jq, Node, and credentials that may simulate policies.
set -euo pipefail

environment=${1:?"usage: infra/verify-aws.sh staging|production"}
here=$(cd "$(dirname "$0")" && pwd)
export AWS_REGION=ca-central-1 AWS_DEFAULT_REGION=ca-central-1 AWS_PAGER=
name=berthcare-$environment
account=$(aws sts get-caller-identity --query Account --output text)
failures=0

# verdict ROW NAME EXPECTED FOUND
verdict() {
  if [ "$3" = "$4" ]; then
    printf '  ok   row %-3s %s\n' "$1" "$2"
  else
    printf '  RED  row %-3s %s\n         expected %s\n         found    %s\n' "$1" "$2" "$3" "$4"
    failures=$((failures + 1))
  fi
}

# group NAME: its id
group() {
  aws ec2 describe-security-groups --filters "Name=group-name,Values=$name-$1" --query 'SecurityGroups[0].GroupId' --output text
}

# trusted GROUP: what may reach it, as id:port
trusted() {
  aws ec2 describe-security-groups --group-ids "$1" --output json |
    jq -r '[.SecurityGroups[0].IpPermissions[] | . as $rule
      | ((.UserIdGroupPairs[]? | .GroupId), (.IpRanges[]? | .CidrIp), (.Ipv6Ranges[]? | .CidrIpv6), (.PrefixListIds[]? | .PrefixListId))
      | "\(.):\($rule.FromPort)"] | sort | join(" ")'
}

echo "Network"
tables=$(aws ec2 describe-route-tables --filters "Name=tag:Name,Values=$name-data" --output json)
verdict 11 'data subnets have no default route' 0 \
  "$(jq '[.RouteTables[].Routes[] | select(.DestinationCidrBlock == "0.0.0.0/0" or .DestinationIpv6CidrBlock == "::/0")] | length' <<<"$tables")"
verdict 11 'two data subnets use that table' 2 "$(jq '[.RouteTables[].Associations[]] | length' <<<"$tables")"
tasks=$(group ecs-tasks)
verdict 12 'rds trusts only ecs_tasks' "$tasks:5432" "$(trusted "$(group rds)")"
verdict 12 'redis trusts only ecs_tasks' "$tasks:6379" "$(trusted "$(group redis)")"
verdict 12 'ecs_tasks lets in only the load balancer' "$(group alb):3000" "$(trusted "$tasks")"

echo "Data"
database=$(aws rds describe-db-instances --db-instance-identifier "$name" --query 'DBInstances[0]' --output json || true)
verdict 14 'the database is encrypted, private and protected' 'true false true' \
  "$(jq -r '"\(.StorageEncrypted) \(.PubliclyAccessible) \(.DeletionProtection)"' <<<"$database")"
verdict 14 'PostgreSQL 15' 15 "$(jq -r '.EngineVersion | split(".")[0]' <<<"$database")"
redis=$(aws elasticache describe-replication-groups --replication-group-id "$name" --query 'ReplicationGroups[0]' --output json || true)
verdict 15 'Redis is encrypted in transit and at rest' 'true true' \
  "$(jq -r '"\(.TransitEncryptionEnabled) \(.AtRestEncryptionEnabled)"' <<<"$redis")"
verdict 16 'Redis asks for its token' true "$(jq -r '.AuthTokenEnabled' <<<"$redis")"
bucket=$name-$account
verdict 17 'the bucket is private' 'true true true true' \
  "$(aws s3api get-public-access-block --bucket "$bucket" --output json | jq -r '.PublicAccessBlockConfiguration | "\(.BlockPublicAcls) \(.BlockPublicPolicy) \(.IgnorePublicAcls) \(.RestrictPublicBuckets)"')"
verdict 17 'the bucket is versioned' Enabled "$(aws s3api get-bucket-versioning --bucket "$bucket" --query Status --output text)"
verdict 18 'every parameter is a SecureString' SecureString \
  "$(aws ssm describe-parameters --parameter-filters "Key=Path,Option=Recursive,Values=/berthcare/$environment" --output json | jq -r '[.Parameters[].Type] | unique | join(" ")')"

echo "Log, alarms, images"
verdict 20 'the log is kept for as long as Terraform says' "$(awk '/log_retention_days/ { print $3 }' "$here/terraform/environments/$environment/main.tf")" \
  "$(aws logs describe-log-groups --log-group-name-prefix "/aws/ecs/$name/backend" --query 'logGroups[0].retentionInDays' --output text)"
verdict 23 'every alarm tells the topic' "$(jq length "$here/terraform/modules/monitoring/alarms.json")" \
  "$(aws cloudwatch describe-alarms --alarm-name-prefix "$name-" --output json |
    jq --arg topic "arn:aws:sns:$AWS_REGION:$account:$name-alerts" '[.MetricAlarms[] | select(.ActionsEnabled and (.AlarmActions | index($topic)))] | length')"
verdict 26 "tags of images never change, and each image is scanned" 'IMMUTABLE true' \
  "$(aws ecr describe-repositories --repository-names "$name-backend" --output json |
    jq -r '.repositories[0] | "\(.imageTagMutability) \(.imageScanningConfiguration.scanOnPush)"')"

echo "Tags"
verdict 8 'nothing with the project tag lacks the other two' 0 \
  "$(aws resourcegroupstaggingapi get-resources --tag-filters Key=Project,Values=BerthCare "Key=Environment,Values=$environment" --output json |
    jq '[.ResourceTagMappingList[] | select([.Tags[].Key] | contains(["Project", "Environment", "ManagedBy"]) | not)] | length')"

echo "Metric filters, by CloudWatch's own evaluation"
lines=(
  '{"event":"request","status":200,"latencyMs":12.5,"route":"/v1/sync"}'
  '{"event":"request","status":503,"latencyMs":3000,"route":"/v1/sync"}'
  '{"event":"request","status":404,"latencyMs":1,"route":"unmatched"}'
  '{"event":"probe","status":503,"latencyMs":1,"route":"/readyz"}'
  '{"event":"started","port":3000}'
)
for pair in RequestCount:3 ErrorCount:1 APILatency:3; do
  metric=${pair%%:*}
  pattern=$(jq -r --arg metric "$metric" '.[] | select(.metric == $metric) | .pattern' "$here/terraform/modules/monitoring/filters.json")
  verdict 21 "$metric counts requests as it should" "${pair##*:}" \
    "$(aws logs test-metric-filter --filter-pattern "$pattern" --log-event-messages "${lines[@]}" --query 'length(matches)' --output text)"
  verdict 21 "$metric has that pattern in the account" "$pattern" \
    "$(aws logs describe-metric-filters --log-group-name "/aws/ecs/$name/backend" --output json |
      jq -r --arg name "$name-$metric" '.metricFilters[] | select(.filterName == $name) | .filterPattern')"
done

echo "Permissions, by IAM's own simulation"
# Each line: role, decision, action, resource, context as JSON, words. The policies of keys and buckets are not part of
# IAM's simulation, so calls that those decide are left to the tests.
while IFS=$'\t' read -r role decision action resource context words; do
  found=$(aws iam simulate-principal-policy --policy-source-arn "arn:aws:iam::$account:role/$name-$role" \
    --action-names "$action" --resource-arns "$resource" --context-entries "$context" \
    --query 'EvaluationResults[0].EvalDecision' --output text) || found='no answer'
  case $found in *Deny) found=denied ;; esac
  verdict 13 "$role: $words" "$decision" "$found"
done < <(node "$here/test/calls-for-aws.mjs" "$environment" "$account")

echo
if [ "$failures" -eq 0 ]; then echo "Everything is as it should be."; else echo "$failures answers are not what they should be." && exit 1; fi
