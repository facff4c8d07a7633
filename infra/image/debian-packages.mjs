/** @typedef {{ name: string, version: string, architecture: string }} DebianPackage */

/**
 * The packages of dpkg's status file.
 * @param {string} status paragraphs of `Field: value` lines
 * @returns {DebianPackage[]}
 */
export function debianPackages(status) {
  return status
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => ({
      name: field(paragraph, 'Package'),
      version: field(paragraph, 'Version'),
      architecture: field(paragraph, 'Architecture'),
    }));
}

/** @param {string} paragraph @param {string} name */
function field(paragraph, name) {
  const value = new RegExp(`^${name}: (.+)$`, 'm').exec(paragraph)?.[1];
  if (value === undefined) throw new Error(`a package without a ${name}: ${paragraph.slice(0, 80)}`);
  return value;
}
