const works = new Set<() => void>();
process.once('exit', () => works.forEach((work) => work()));

/** What was started and is left running when this process ends, however it ends by itself. Returns how to forget it. */
export function atExit(work: () => void): () => void {
  works.add(work);
  return () => works.delete(work);
}
