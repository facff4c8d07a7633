/** The languages the person prefers, best first, such as `fr-CA`. */
export function preferredLanguages(): readonly string[] {
  return navigator.languages;
}
