import type { ComponentType } from 'react';
import { dayScenes } from './day-scenes';
import { photoScenes } from './photo-scenes';
import { recordScenes } from './record-scenes';
import { visitScenes } from './visit-scenes';

/** Every screen and state worth looking at, by name: what the preview shows and the screen tests walk through. */
export const scenes: Record<string, ComponentType> = {
  ...dayScenes,
  ...visitScenes,
  ...recordScenes,
  ...photoScenes,
};
