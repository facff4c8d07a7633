import { RecordPhotosPart } from '../components/RecordPhotosPart';
import { usePhotos } from '../queries/use-photos';

/** The photos of a visit's record. */
export function RecordPhotos({ visit }: { visit: { id: string; streamId: string; day: string } }) {
  const shown = usePhotos(visit);
  return shown ? <RecordPhotosPart photos={shown.own} day={visit.day} /> : null;
}
