.DEFAULT_GOAL := help
.PHONY: help setup start dev stop test clean node simulate chaos infra-test infra-mutants infra-ingress image-check ci-local

help: ## What there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: node ## Install the packages and make .env
	@node tools/local/setup.mjs

start: node ## Run everything with demo data: database, server, app and console
	@node tools/local/start.mjs

dev: node ## The same, with each change of the sources shown at once
	@node tools/local/dev.mjs

stop: node ## End what start or dev runs, and what a killed one left behind
	@node tools/local/stop.mjs

test: node ## All checks: lint, types, tests
	@node tools/check/all.mjs

simulate: node ## Run simulated worlds, as many as you like: SEEDS=20000 FROM=1 STEPS=120 MINUTES=60
	@node --import tsx tools/simulate/main.ts

chaos: node ## Kill, cut, copy and restore everything while phones work: MINUTES=60 SEED=7
	@node --import tsx tools/chaos/main.ts

infra-test: node ## The infrastructure: plans, permissions, an apply to an emulator of AWS, linters
	@node --import tsx infra/test/run.mjs --install --all

infra-mutants: node ## Faults seeded into the infrastructure: each must turn its row red
	@node --import tsx infra/test/mutants.mjs

infra-ingress: node ## Who may reach what, from Terraform
	@node --import tsx infra/test/ingress.mjs

image-check: node ## Build the backend's image and run it as its user; needs root, buildah and debootstrap
	@node infra/image/check.mjs

ci-local: node ## Rehearse the workflow ci with act: each step fails in turn, and the gate must be red
	@node infra/workflows/rehearse.mjs

clean: node ## Remove packages, builds and the local database; .env stays
	@node tools/local/clean.mjs

node:
	@command -v node >/dev/null || { echo 'BerthCare needs Node 20.19 or newer: https://nodejs.org'; exit 1; }
