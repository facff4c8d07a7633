# One instance, made by the real provider in an emulator of AWS: `make infra-test` looks whether it got the password
# that is stored, and whether the state holds it.

# The emulator has no parameter group with these parameters.
override_resource {
  target = aws_db_parameter_group.this
}

run "trial" {
  module {
    source = "./tests/trial"
  }
}

run "apply" {
  variables {
    name                = "berthcare-trial"
    subnet_ids          = run.trial.subnet_ids
    security_group_id   = run.trial.security_group_id
    port                = 5432
    database_name       = "berthcare"
    owner               = "berthcare_owner"
    owner_parameter_arn = run.trial.owner_parameter_arn
    instance_class      = "db.t3.micro"
    multi_az            = false
    storage_gb          = 20
    storage_limit_gb    = 100
    backup_days         = 7
  }

  assert {
    condition     = output.identifier == "berthcare-trial"
    error_message = "Row 14: the instance bears its name, by which CloudWatch knows it."
  }
}
