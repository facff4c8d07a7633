import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { officeCommand, send, type Meant, type OfficeCommand } from './office-command';

/** A command that the record did not take; the message is the stable code why. */
export class NotTaken extends Error {
  override readonly name = 'NotTaken';
}

/**
 * Sends commands about a care record one after the other, and reads everything again. The first that is not taken ends
 * it. Sent again, after a lost answer, each is still the one it was.
 */
export function useSending(stream: string, onDone: () => void) {
  const queries = useQueryClient();
  const sent = useRef(new Map<string, OfficeCommand>());
  const commandOf = (one: Meant): OfficeCommand => {
    const words = JSON.stringify([one.type, one.words]);
    const command = sent.current.get(words) ?? officeCommand(stream, one);
    sent.current.set(words, command);
    return command;
  };
  const readAgain = () =>
    queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
  return useMutation({
    mutationFn: async (meant: readonly Meant[]) => {
      for (const one of meant) {
        const { outcome, reason } = await send(commandOf(one));
        if (outcome !== 'applied' && outcome !== 'conflict') throw new NotTaken(reason ?? outcome);
      }
    },
    // What was not taken met something that this page does not show yet.
    onError: async (error) => {
      if (error instanceof NotTaken) await readAgain();
    },
    onSuccess: async () => {
      await readAgain();
      onDone();
    },
  });
}
