/**
 * @typedef {object} Resource
 * @property {string} address with the index, such as `module.a.aws_subnet.data["ca-central-1a"]`
 * @property {string} type
 * @property {string} name
 * @property {string | number | undefined} index
 * @property {Record<string, any>} values what is known
 * @property {Record<string, any>} unknown true where a value is known only after the apply
 */

/** @param {string} address */
const withoutIndex = (address) => address.replace(/\[[^\]]*\]/g, '');

/** A plan, read for questions. */
export class Plan {
  /** @param {any} json of `terraform show -json` */
  constructor(json) {
    this.json = json;
    /** @type {Resource[]} */
    this.resources = json.resource_changes
      .filter((/** @type {any} */ change) => change.mode === 'managed' && change.change.after)
      .map((/** @type {any} */ { address, type, name, index, change }) => ({
        address,
        type,
        name,
        index,
        values: change.after,
        unknown: change.after_unknown,
      }));
    this.references = new References(json.configuration.root_module);
  }

  /** @param {string} type @param {string} [name] */
  all(type, name) {
    return this.resources.filter((resource) => resource.type === type && (!name || resource.name === name));
  }

  /**
   * The only one of its kind.
   * @param {string} type @param {string} [name]
   * @throws when there is none, or more than one
   */
  one(type, name) {
    const found = this.all(type, name);
    if (found.length === 1) return /** @type {Resource} */ (found[0]);
    throw new Error(`${found.length} resources ${type}${name ? `.${name}` : ''} instead of one`);
  }

  /** @param {string} name what is known of it */
  output(name) {
    return this.json.output_changes[name]?.after;
  }

  /**
   * Names of the resources that an attribute is made of, followed through modules.
   * @param {Resource} resource
   * @param {string} attribute
   * @returns {string[]} such as `aws_security_group.rds`, without modules
   */
  refers(resource, attribute) {
    return this.references.of(withoutIndex(resource.address), attribute);
  }
}

/** Follows references through variables and outputs, to the resources that they end in. */
class References {
  /** @param {any} root */
  constructor(root) {
    /** @type {Map<string, { module: any, call: any, parent: string }>} */
    this.modules = new Map();
    this.collect(root, '', undefined, '');
  }

  /** @param {any} module @param {string} path @param {any} call @param {string} parent */
  collect(module, path, call, parent) {
    this.modules.set(path, { module, call, parent });
    for (const [name, child] of Object.entries(module.module_calls ?? {}))
      this.collect(child.module, path ? `${path}.module.${name}` : `module.${name}`, child, path);
  }

  /** @param {string} address @param {string} attribute */
  of(address, attribute) {
    const parts = address.split('.');
    const path = parts.slice(0, -2).join('.');
    const resource = this.modules
      .get(path)
      ?.module.resources.find((/** @type {any} */ each) => each.address === parts.slice(-2).join('.'));
    return [...new Set(this.resolve(path, expressionReferences(resource?.expressions[attribute]), resource))];
  }

  /** @param {string} path @param {string[]} references @param {any} resource @returns {string[]} */
  resolve(path, references, resource) {
    return references.flatMap((reference) => {
      const [first = '', second = '', third = ''] = reference.replace(/\[[^\]]*\]/g, '').split('.');
      if (first === 'var') return this.variable(path, second);
      if (first === 'module') return third ? this.outputOf(path, second, third) : [];
      if (first === 'each')
        return this.resolve(path, expressionReferences(resource?.for_each_expression), undefined);
      return first.startsWith('aws_') && second ? [`${first}.${second}`] : [];
    });
  }

  /** @param {string} path @param {string} name @returns {string[]} */
  variable(path, name) {
    const entry = this.modules.get(path);
    if (!entry?.call) return [];
    return this.resolve(entry.parent, expressionReferences(entry.call.expressions[name]), undefined);
  }

  /** @param {string} path @param {string} module @param {string} name @returns {string[]} */
  outputOf(path, module, name) {
    const child = path ? `${path}.module.${module}` : `module.${module}`;
    const output = this.modules.get(child)?.module.outputs?.[name];
    return this.resolve(child, expressionReferences(output?.expression), undefined);
  }
}

/** @param {any} expression @returns {string[]} */
function expressionReferences(expression) {
  if (Array.isArray(expression)) return expression.flatMap(expressionReferences);
  if (typeof expression !== 'object' || expression === null) return [];
  if (Array.isArray(expression.references)) return expression.references;
  return Object.values(expression).flatMap(expressionReferences);
}
