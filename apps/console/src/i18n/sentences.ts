/** One after the other, all but the last ended by a full stop; what ends in one, as a French month may, gets no second. */
export const sentences = (parts: readonly string[]): string =>
  parts
    .map((part) => part.trim())
    .map((part, at) => (at === parts.length - 1 || /[.!?…][\s»”")]*$/.test(part) ? part : `${part}.`))
    .join(' ');
