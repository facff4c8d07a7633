import cyclonedx from '@cyclonedx/cyclonedx-library';

const { Enums, Models, Serialize, SPDX, Spec } = cyclonedx;
const { Component, LicenseExpression, LicenseRepository, NamedLicense, SpdxLicense } = Models;

/**
 * What the image is made of.
 * @typedef {object} Contents
 * @property {string} version of the product
 * @property {string} node version of Node, without a `v`
 * @property {import('./bundled-packages.mjs').NpmPackage[]} npm
 * @property {import('./debian-packages.mjs').DebianPackage[]} debian
 */

/**
 * The bill of materials as CycloneDX 1.6 in JSON. It bears neither date nor number: the same contents always
 * give the same text.
 * @param {Contents} contents
 */
export function billOfMaterials({ version, node, npm, debian }) {
  const bom = new Models.Bom();
  bom.metadata.component = new Component(Enums.ComponentType.Container, 'berthcare-backend', {
    version,
    bomRef: 'berthcare-backend',
  });
  bom.components.add(
    component(Enums.ComponentType.Platform, { name: 'node', version: node }, `pkg:generic/node@${node}`),
  );
  for (const each of npm) bom.components.add(component(Enums.ComponentType.Library, each, npmAddress(each)));
  for (const each of debian) {
    bom.components.add(component(Enums.ComponentType.Library, each, debianAddress(each)));
  }
  const serializer = new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6));
  return `${serializer.serialize(bom, { sortLists: true, space: 1 })}\n`;
}

/**
 * @param {import('@cyclonedx/cyclonedx-library').Enums.ComponentType} type
 * @param {{ name: string, version: string, license?: string }} what
 * @param {string} purl its address by which scanners know it
 */
function component(type, { name, version, license }, purl) {
  return new Component(type, name, {
    version,
    purl,
    bomRef: purl,
    licenses: new LicenseRepository(license === undefined ? [] : [licenseOf(license)]),
  });
}

/** @param {string} text what a package.json says */
function licenseOf(text) {
  if (SPDX.isSupportedSpdxId(text)) return new SpdxLicense(text);
  return / (OR|AND|WITH) /.test(text) ? new LicenseExpression(text) : new NamedLicense(text);
}

/** @param {import('./bundled-packages.mjs').NpmPackage} npm a scope's @ is written %40 in a package URL */
const npmAddress = ({ name, version }) => `pkg:npm/${name.replace('@', '%40')}@${version}`;

/** @param {import('./debian-packages.mjs').DebianPackage} debian */
const debianAddress = ({ name, version, architecture }) =>
  `pkg:deb/debian/${encodeURIComponent(name)}@${encodeURIComponent(version)}?arch=${architecture}`;
