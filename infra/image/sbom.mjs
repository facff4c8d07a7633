import { readFileSync } from 'node:fs';
import { ROOT } from './root.mjs';
import { billOfMaterials } from './bill-of-materials.mjs';
import { bundledPackages } from './bundled-packages.mjs';
import { debianPackages } from './debian-packages.mjs';

/**
 * Prints the image's bill of materials (CycloneDX 1.6, JSON): the packages inside the bundles, Node, and the
 * Debian packages whose status file is named.
 */
const [statusFile = ''] = process.argv.slice(2);
const { version } = JSON.parse(readFileSync(`${ROOT}/package.json`, 'utf8'));
process.stdout.write(
  billOfMaterials({
    version,
    node: process.versions.node,
    npm: bundledPackages(ROOT),
    debian: debianPackages(readFileSync(statusFile, 'utf8')),
  }),
);
