import type { Signature } from '@berthcare/shared/domain/visit';
import { Chance } from './chance';

/** A hand's line for a name: the same person's comes out much the same every time. */
export function signatureOf(signer: Signature['signer'], name: string, at: number): Signature {
  const hand = new Chance('hand', name);
  const today = new Chance('hand', name, at);
  const stroke = (from: number, length: number): number[] => {
    const [height, beat, lean] = [hand.whole(18, 34), hand.whole(4, 7), hand.whole(-8, 8)];
    const points: number[] = [];
    for (let step = 0; step <= 20; step += 1) {
      const along = step / 20;
      const wave = Math.sin(along * Math.PI * beat) * height * (1 - along * 0.6);
      points.push(
        Math.round(from + along * length),
        Math.round(50 + wave + lean * along + today.whole(-1, 1)),
      );
    }
    return points;
  };
  return { signer, name, strokes: [stroke(12, 90), stroke(112, 84)], width: 232, at };
}
