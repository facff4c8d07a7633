/** Adds a quick phrase as a sentence of its own. */
export function withPhrase(text: string, phrase: string): string {
  const sentence = /[.!?]$/.test(phrase) ? phrase : `${phrase}.`;
  const before = text.trimEnd();
  if (before === '') return `${sentence} `;
  return `${/[.!?;:,]$/.test(before) ? before : `${before}.`} ${sentence} `;
}
