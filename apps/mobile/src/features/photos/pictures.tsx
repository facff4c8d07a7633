import type { Photos } from '@berthcare/sync-client/photos/photos';
import { createContext, use, useEffect, useState, type ReactNode } from 'react';
import { useSync } from '../sync/sync-view';

type Pictures = Pick<Photos, 'picture'>;

const PicturesContext = createContext<Pictures | null>(null);

/** Where every screen below gets its pictures from; null where the platform keeps none. */
export function PicturesProvider({ value, children }: { value: Pictures | null; children: ReactNode }) {
  return <PicturesContext value={value}>{children}</PicturesContext>;
}

/** Why there is no picture to be shown: it is being looked for, it is not to be had now, or this app shows none. */
export type NoPicture = 'looking' | 'away' | 'noneHere';

/**
 * A photo's picture, to be shown from this address; looked for anew whenever the network has changed.
 * @param told changes when the picture may have come meanwhile
 */
export function usePicture(id: string, told: string): { uri: string } | NoPicture {
  const pictures = use(PicturesContext);
  const { network } = useSync();
  const [found, setFound] = useState<{ uri: string } | NoPicture>('looking');
  useEffect(() => {
    let uri: string | null = null;
    let over = false;
    void pictures?.picture(id).then((bytes) => {
      if (over) return;
      if (bytes)
        uri = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'image/jpeg' }));
      setFound(uri === null ? 'away' : { uri });
    });
    return () => {
      over = true;
      if (uri !== null) URL.revokeObjectURL(uri);
    };
  }, [pictures, id, network, told]);
  return pictures ? found : 'noneHere';
}
