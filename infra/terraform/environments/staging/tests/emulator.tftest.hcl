# Staging, applied to an emulator of AWS by the real provider: `make infra-test` starts the emulator, runs this file and
# looks at the state and at the second plan. The account is the emulator's own, so credentials of any other are refused.

variables {
  account_id        = "123456789012"
  domain_name       = "care.berthcare.example"
  hosted_zone_id    = "Z0123456789EXAMPLE"
  github_repository = "berthcare/berthcare"
  budget_email      = "operations@berthcare.example"
}

# What the emulator cannot do, and nothing else.

# It has no replication groups.
override_resource {
  target = module.environment.module.cache.aws_elasticache_replication_group.this
  values = {
    primary_endpoint_address = "redis.berthcare.internal"
  }
}

# It has no parameter groups with these parameters, and takes 80 s for an instance: modules/database/tests makes one.
override_resource {
  target = module.environment.module.database.aws_db_parameter_group.this
}

override_resource {
  target = module.environment.module.database.aws_db_instance.this
  values = {
    address = "postgres.berthcare.internal"
  }
}

# It has no budgets.
override_resource {
  target = module.environment.module.budget.aws_budgets_budget.monthly
}

# It leaves out the default that the provider waits for, so this takes a minute; the plan's assertions read the rules.
override_resource {
  target = module.environment.module.storage.aws_s3_bucket_lifecycle_configuration.this
}

# The hosted zone is the operator's; without it there is nothing to prove the certificate by.
override_resource {
  target = module.environment.module.load_balancer.aws_route53_record.api
}

override_resource {
  target = module.environment.module.load_balancer.aws_route53_record.validation
}

override_resource {
  target = module.environment.module.load_balancer.aws_acm_certificate_validation.this
}

run "apply" {
  assert {
    condition     = output.deploy.repository_url == "123456789012.dkr.ecr.ca-central-1.amazonaws.com/berthcare-staging-backend"
    error_message = "Row 26: the repository that was made is the one that the tasks pull from."
  }

  assert {
    condition     = output.deploy.service == "berthcare-staging-backend" && output.deploy.cluster == "berthcare-staging"
    error_message = "Row 26: cluster and service bear the names that the deploy uses."
  }

  assert {
    condition     = length(output.deploy.subnet_ids) == 2
    error_message = "Row 10: tasks run in two zones."
  }

  assert {
    condition     = output.operations.alerts_topic_arn == "arn:aws:sns:ca-central-1:123456789012:berthcare-staging-alerts"
    error_message = "Row 23: the topic is berthcare-staging-alerts."
  }
}

run "again" {
  command = plan
}
