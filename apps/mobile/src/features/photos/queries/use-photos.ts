import { useApp } from '../../../runtime/runtime-context';
import { usePhotoStep } from '../../../runtime/use-photo-step';
import { useQuery } from '../../../runtime/use-query';
import { readPhotos, type VisitPhotos } from './photos';

/** The photos of a visit, read again whenever one of them has come further. */
export function usePhotos({ id, streamId }: { id: string; streamId: string }): VisitPhotos | undefined {
  const { photos } = useApp();
  const step = usePhotoStep();
  // Not at each draft: a key that is typed in the note is nothing to them.
  return useQuery(
    (device) => readPhotos(device, photos, { id, streamId }),
    ['rows'],
    [photos, id, streamId, step],
  );
}
