import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { atEnd } from '../../tools/local/ending.mjs';
import { mustRun, run } from '../../tools/local/run.mjs';

/** Where the code under test lives. */
export const SOURCE = join(dirname(dirname(fileURLToPath(import.meta.url))), 'terraform');

/** What an operator would put into terraform.tfvars; the account is the emulator's, so no other can be touched. */
export const VALUES = {
  account_id: '123456789012',
  domain_name: 'care.berthcare.example',
  hosted_zone_id: 'Z0123456789EXAMPLE',
  github_repository: 'berthcare/berthcare',
  budget_email: 'operations@berthcare.example',
};

/** Of a root module: local state, and no patience with what the emulator cannot do. */
const OVERRIDES = {
  'backend_override.tf': 'terraform {\n  backend "local" {}\n}\n',
  'provider_override.tf': 'provider "aws" {\n  max_retries = 1\n}\n',
};

/**
 * The variables under which Terraform speaks to the emulator, and to nothing else.
 * @param {string} endpoint
 * @returns {NodeJS.ProcessEnv}
 */
export function emulated(endpoint) {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(AWS_|TF_VAR_|TF_LOG|TF_DATA_DIR)/.test(name),
  );
  const values = Object.entries(VALUES).map(([name, value]) => [`TF_VAR_${name}`, value]);
  return {
    ...Object.fromEntries([...kept, ...values]),
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_REGION: 'ca-central-1',
    AWS_EC2_METADATA_DISABLED: 'true',
    TF_IN_AUTOMATION: '1',
    TF_INPUT: '0',
    CHECKPOINT_DISABLE: '1',
    // Much of a plan's time is the collection of garbage: the provider's schema is large, and soon thrown away.
    GOGC: '400',
    GOMEMLIMIT: '1GiB',
  };
}

/** A copy of the code in a folder of its own, so that nothing is written into the repository. */
export class Workspace {
  /** @param {NodeJS.ProcessEnv} env @param {string} [from] @param {(path: string) => boolean} [taken] all by default */
  constructor(env, from = SOURCE, taken = (path) => !path.endsWith('.terraform')) {
    this.env = env;
    this.folder = mkdtempSync(join(tmpdir(), 'berthcare-infra-'));
    atEnd(() => this.remove());
    cpSync(from, this.folder, { recursive: true, filter: taken });
  }

  /** @param {string} root such as environments/staging */
  path(root) {
    return join(this.folder, root);
  }

  /**
   * Readies a root, with the very provider that the lock file names.
   * @param {string} root
   * @throws Problem when the provider cannot be had
   */
  async init(root) {
    for (const [name, text] of Object.entries(OVERRIDES)) writeFileSync(join(this.path(root), name), text);
    await mustRun(
      'terraform init',
      ['terraform', 'init', '-no-color', '-lockfile=readonly'],
      this.options(root),
    );
  }

  /** @param {string} root @param {string[]} flags */
  terraform(root, ...flags) {
    return run(['terraform', ...flags], this.options(root));
  }

  /**
   * The plan from nothing, as JSON, and what was printed on the way.
   * @param {string} root
   * @returns {Promise<{ plan: any, output: string }>}
   */
  async plan(root) {
    const file = join(this.path(root), 'test.tfplan');
    const output = await mustRun(
      'terraform plan',
      ['terraform', 'plan', '-no-color', '-refresh=false', `-out=${file}`],
      this.options(root),
    );
    const shown = await run(['terraform', 'show', '-no-color', '-json', file], this.options(root));
    return { plan: JSON.parse(shown.output.slice(shown.output.indexOf('{'))), output };
  }

  /** @param {string} root */
  options(root) {
    return { cwd: this.path(root), env: this.env };
  }

  remove() {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
