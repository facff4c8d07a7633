import { longestNote } from '@berthcare/shared/domain/entry';

/** Adds a quick phrase as a sentence of its own; to a note that has no room for it, nothing. */
export function withPhrase(text: string, phrase: string): string {
  const sentence = /[.!?]$/.test(phrase) ? phrase : `${phrase}.`;
  const longer = `${stopped(text.trimEnd())}${sentence} `;
  return longer.length > longestNote ? text : longer;
}

function stopped(before: string): string {
  if (before === '') return '';
  return /[.!?;:,]$/.test(before) ? `${before} ` : `${before}. `;
}
