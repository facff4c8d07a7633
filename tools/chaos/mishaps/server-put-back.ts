import { copyDisk, dumpDatabase, type Backup } from '../stage/backups';
import type { Cluster } from '../stage/cluster';
import type { Mishap } from './mishap';

/** Disks are finite; what is restored is not always the last. */
const MOST_BACKUPS = 3;

const backedUp = (name: string, weight: number, make: (cluster: Cluster) => Promise<Backup>): Mishap => ({
  name,
  weight,
  target({ cluster, backups }, free) {
    if (free([cluster]).length === 0) return null;
    const happen = async () => {
      backups.push(await make(cluster));
      if (backups.length > MOST_BACKUPS) backups.shift()!.remove();
    };
    return { things: [cluster], happen };
  },
});

export const databaseCopied = backedUp("the database's disk is copied", 2, copyDisk);
export const databaseDumped = backedUp('the database is dumped', 1, dumpDatabase);

/** Nobody announces it: the API processes go on, and have to notice. */
export const databasePutBack: Mishap = {
  name: 'the database is put back',
  weight: 2,
  target({ cluster, backups, books, line, chance }, free) {
    if (backups.length === 0 || free([cluster]).length === 0) return null;
    const way = chance.pick(chance.pick(backups).ways);
    const happen = async () => {
      await cluster.shutOut();
      await books.serverPutBack(() => way.putBack(cluster));
      line.recent = [];
    };
    return { name: `the database is put back to ${way.name}`, things: [cluster], happen };
  },
};
