/** The state after an apply, read for questions: ids are known here. */
export class State {
  /** @param {any} json */
  constructor(json) {
    /** @type {{ address: string, type: string, name: string, values: any }[]} */
    this.resources = [...resourcesOf(json.root_module)];
    this.outputs = json.outputs;
  }

  /** @param {string} type @param {string} [name] */
  all(type, name) {
    return this.resources.filter((resource) => resource.type === type && (!name || resource.name === name));
  }

  /** @param {string} type @param {string} [name] @returns {any} its values */
  one(type, name) {
    const found = this.all(type, name);
    if (found.length === 1) return found[0]?.values;
    throw new Error(`${found.length} resources ${type}${name ? `.${name}` : ''} instead of one`);
  }
}

/** @param {any} module @returns {Generator<any>} */
function* resourcesOf(module) {
  yield* (module.resources ?? []).filter((/** @type {any} */ { mode }) => mode === 'managed');
  for (const child of module.child_modules ?? []) yield* resourcesOf(child);
}
