import { useEffect, useState } from 'react';
import { useApp } from './runtime-context';

/** Another number whenever one of the phone's pictures has come further. */
export function usePhotoStep(): number {
  const { photos } = useApp();
  const [step, setStep] = useState(0);
  useEffect(() => photos?.subscribe(() => setStep((before) => before + 1)), [photos]);
  return step;
}
