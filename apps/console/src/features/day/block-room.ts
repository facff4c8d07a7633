/** Widths of the block's text, px a character: its name is 13 px and bold, the line below 12 px. */
const nameCharacter = 8.2;
const noteCharacter = 7.8;
const glyph = 17;
const padding = 18;

export interface BlockWords {
  name: string;
  note: string;
  /** Icons beside the name. */
  marks: number;
  /** Whether an icon stands before the note. */
  noteGlyph: boolean;
}

/** How wide a block has to be for its time and for its name to be read, px. An estimate: the styles cut off, not break. */
export function blockRoom({ name, note, marks, noteGlyph }: BlockWords): { least: number; wanted: number } {
  const least = padding + note.length * noteCharacter + (noteGlyph ? glyph : 0);
  return { least, wanted: Math.max(least, padding + name.length * nameCharacter + marks * glyph) };
}
