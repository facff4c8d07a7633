/** Something the person at the keyboard can understand and act on: shown without a stack. */
export class Problem extends Error {}
