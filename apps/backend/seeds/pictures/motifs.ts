import { bar, box, disc, type Colour, type Layer, type Painting } from './painting';

/** What the demo's photos show: drawn here, of nobody. */

/** The shapes lie on a sheet of 800 by 600. */
const size = { width: 480, height: 360, unit: 0.6 };
const skin: Colour = [203, 160, 132];
const shade: Colour = [178, 133, 108];
const sheet: Colour = [196, 212, 214];
const white: Colour = [244, 243, 238];

/** A wound on a lower leg beside a ruler, and the dressing below. `part` of its first size is left. */
export const woundOnLeg = (part: number): Painting => ({
  ...{ ...size, ground: sheet },
  layers: [
    [bar(-80, 330, 900, 250, 175), shade],
    [bar(-80, 310, 900, 230, 165), skin],
    [disc(400, 275, 62 * part + 22), [214, 150, 128]],
    [disc(400, 275, 62 * part), [158, 62, 56]],
    [disc(388, 262, 34 * part), [186, 92, 80]],
    [box(250, 400, 300, 44, 6), white],
    ...Array.from({ length: 11 }, (_, at): Layer => [
      box(266 + at * 27, 402, 3, at % 5 === 0 ? 26 : 16, 1),
      [40, 48, 50],
    ]),
    [box(600, 470, 150, 100, 10), white],
    [box(640, 495, 70, 50, 6), [226, 222, 208]],
  ],
});

/** Two ankles on a footstool, the left one a little swollen. */
export const ankles: Painting = {
  ...{ ...size, ground: [120, 132, 128] },
  layers: [
    [box(60, 380, 680, 200, 30), [92, 78, 70]],
    ...[250, 550].flatMap((x, at): Layer[] => [
      [bar(x, -60, x, 360, 74), skin],
      [bar(x, 400, x + (at === 0 ? -50 : 50), 470, 66), skin],
      [disc(x, 340, at === 0 ? 96 : 80), skin],
      [disc(x + (at === 0 ? 60 : -60), 330, at === 0 ? 26 : 20), shade],
      [box(x - 84, 120, 168, 26, 8), at === 0 ? [184, 136, 112] : shade],
    ]),
  ],
};

/** A week's pill box, in which two days are still full. */
export const pillBox: Painting = {
  ...{ ...size, ground: [214, 202, 182] },
  layers: [
    [box(48, 208, 716, 200, 24), [150, 168, 172]],
    [box(40, 196, 716, 200, 24), [86, 132, 150]],
    ...Array.from({ length: 7 }, (_, day) => day).flatMap((day): Layer[] => {
      const left = 58 + day * 98;
      const full = day > 4;
      return [
        [box(left, 216, 90, 160, 12), full ? [188, 214, 220] : [226, 234, 234]],
        ...(full
          ? ([
              [disc(left + 32, 270, 15), white],
              [disc(left + 58, 300, 15), [214, 120, 96]],
              [bar(left + 28, 336, left + 54, 346, 9), [232, 196, 92]],
            ] satisfies Layer[])
          : []),
      ];
    }),
  ],
};
