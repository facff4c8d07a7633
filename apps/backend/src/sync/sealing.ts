import { commandContent, type OfferedCommand } from '@berthcare/shared/sync/wire';
import { isStorable } from '../storable';

/** What devices seal that may no longer be read there, and only this server opens. */
export interface Sealing {
  /** What devices seal to: a point of P-256, in base64url. */
  publicKey(): Promise<string>;
  /** The text in a box that was bound to this; null where no key of this server opens it. */
  open(box: string, boundTo: string): Promise<string | null>;
}

/** The command as it was before it was boxed; as it came, where that cannot be told. */
export async function unboxed(sealing: Sealing, command: OfferedCommand): Promise<OfferedCommand> {
  if (!('box' in command)) return command;
  const { box, ...envelope } = command;
  const text = await sealing.open(box, command.id);
  const content = text === null ? null : contentIn(text);
  return content ? { ...envelope, ...content } : command;
}

/** What a device sealed is held to the same rules as what it sends open. */
function contentIn(text: string) {
  try {
    const { success, data } = commandContent.safeParse(JSON.parse(text));
    return success && isStorable(data) ? data : null;
  } catch {
    return null;
  }
}
