import { useApp } from '../../../runtime/runtime-context';
import type { Taking } from '../actions/taking';
import { PhotosPart } from '../components/PhotosPart';
import type { VisitPhotos as Photos } from '../queries/photos';
import { useUnderWay } from '../takings';

interface VisitPhotosProps {
  /** Undefined until they are read. */
  shown: Photos | undefined;
  day: string;
  /** Null where this platform takes no photos. */
  taking: Taking | null;
  asked: number;
}

/** The photos of a visit under way. */
export function VisitPhotos({ shown, day, taking, asked }: VisitPhotosProps) {
  const { photos } = useApp();
  const underWay = useUnderWay(taking);
  if (!shown) return null;
  const on = taking &&
    photos && {
      onAdd: (from: Parameters<Taking['add']>[0]) => void taking.add(from),
      onTryAgain: taking.tryAgain,
      onLeaveOut: taking.leaveOut,
      onRemove: (id: string) => void photos.discard(id),
    };
  return <PhotosPart photos={shown} {...{ day, underWay, asked, on }} />;
}
