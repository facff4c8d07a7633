import type { KeyboardEvent } from 'react';

type Direction = 'left' | 'right' | 'up' | 'down';
const directions: Record<string, Direction> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** How far another block lies in the direction, sideways steps counting more; Infinity when it lies elsewhere. */
export function distance(from: DOMRect, to: DOMRect, direction: Direction): number {
  const across = to.left + to.width / 2 - (from.left + from.width / 2);
  const down = to.top + to.height / 2 - (from.top + from.height / 2);
  const [along, aside] = {
    left: [-across, down],
    right: [across, down],
    up: [-down, across],
    down: [down, across],
  }[direction] as [number, number];
  if (along <= 1) return Infinity;
  const sideways = direction === 'left' || direction === 'right';
  // Left and right stay in the lane.
  if (sideways && Math.abs(aside) > from.height / 2) return Infinity;
  return sideways ? along : along * 4 + Math.abs(aside);
}

/** The arrow keys go from visit to visit, as the eye does. */
export function moveBetweenBlocks(event: KeyboardEvent<HTMLElement>): void {
  const direction = directions[event.key];
  const from = (event.target as HTMLElement).closest<HTMLElement>('[data-visit]');
  if (!direction || !from || event.altKey || event.ctrlKey || event.metaKey) return;
  const origin = from.getBoundingClientRect();
  let nearest: { block: HTMLElement; away: number } | null = null;
  for (const block of event.currentTarget.querySelectorAll<HTMLElement>('[data-visit]')) {
    const away = distance(origin, block.getBoundingClientRect(), direction);
    if (away < (nearest?.away ?? Infinity)) nearest = { block, away };
  }
  if (!nearest) return;
  event.preventDefault();
  nearest.block.focus();
}
