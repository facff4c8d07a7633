import { useApp } from '../../../runtime/runtime-context';
import type { Taking } from '../actions/taking';
import { PhotosPart } from '../components/PhotosPart';
import { usePhotos } from '../queries/use-photos';
import { useUnderWay } from '../takings';

interface VisitPhotosProps {
  visit: { id: string; streamId: string; day: string };
  /** Null where this platform takes no photos. */
  taking: Taking | null;
  asked: number;
}

/** The photos of a visit under way. */
export function VisitPhotos({ visit, taking, asked }: VisitPhotosProps) {
  const { photos } = useApp();
  const shown = usePhotos(visit);
  const underWay = useUnderWay(taking);
  if (!shown) return null;
  const on = taking &&
    photos && {
      onAdd: (from: Parameters<Taking['add']>[0]) => void taking.add(from),
      onTryAgain: taking.tryAgain,
      onLeaveOut: taking.leaveOut,
      onRemove: (id: string) => void photos.discard(id),
    };
  return <PhotosPart photos={shown} day={visit.day} {...{ underWay, asked, on }} />;
}
