import type { OfficePlace, OfficeVisit } from '@berthcare/shared/contracts/office-visit';
import type { Place } from '@berthcare/shared/domain/visit';
import { distanceBetween } from './distance';
import { presentCaregiver } from './present-day';
import { presentEntries, presentUnwritten } from './present-entries';
import { presentSetAside } from './present-set-aside';
import type { VisitRecord } from './visit-record';

type Presented = Omit<OfficeVisit, 'now' | 'timeZone'>;

export function presentVisit(found: VisitRecord): Presented {
  const { visit, template, team, caregiver } = found;
  return {
    id: visit.id,
    streamId: visit.streamId,
    day: visit.day,
    state: visit.state,
    plannedStart: visit.plannedStart,
    plannedEnd: visit.plannedEnd,
    startedAt: visit.startedAt,
    endedAt: visit.endedAt,
    lockedAt: visit.lockedAt,
    template: template.name,
    team,
    client: presentClient(found),
    caregiver: caregiver && presentCaregiver(caregiver),
    startPlace: presentPlace(visit.startPlace, found),
    endPlace: presentPlace(visit.endPlace, found),
    receipt: presentReceipt(found),
    entries: presentEntries(found),
    unwritten: presentUnwritten(found),
    previousDay: found.previousDay,
    summary: visit.summary,
    share: visit.share,
    reviewReasons: visit.reviewReasons,
    signature: visit.signature,
    unsignedReason: visit.unsignedReason,
    completedBy: visit.completedBy,
    addenda: presentAddenda(found),
    photos: presentPhotos(found),
    conflicts: presentConflicts(found),
    setAside: found.setAside.map((command) => presentSetAside(command, found)),
    people: found.people.map(({ id, name, credential }) => ({ id, name, credential })),
  };
}

function presentClient({ client, allergies, flags }: VisitRecord): Presented['client'] {
  return {
    id: client.id,
    name: client.name,
    birthDay: client.birthDay,
    condition: client.condition,
    address: client.address,
    phone: client.phone,
    allergies: [...allergies].sort(byPosition).map(({ substance, reaction }) => ({ substance, reaction })),
    flags: [...flags].sort(byPosition).map(({ kind, label, detail }) => ({ kind, label, detail })),
  };
}

const byPosition = (a: { position: number }, b: { position: number }) => a.position - b.position;

/** The office is told how far from the address it was, not where. */
function presentPlace(place: Place | null, { client }: VisitRecord): OfficePlace | null {
  if (place === null || 'missing' in place) return place;
  const { latitude, longitude } = client;
  const known = latitude !== null && longitude !== null;
  const distance = known ? Math.round(distanceBetween(place, { latitude, longitude })) : null;
  return { distance, accuracy: place.accuracy, at: place.at };
}

function presentReceipt({ visit, sentAt }: VisitRecord): Presented['receipt'] {
  const { state, lockedAt, receivedAt } = visit;
  if (state !== 'completed' || lockedAt === null || receivedAt === null) return null;
  return { onPhoneAt: lockedAt, sentAt, receivedAt };
}

function presentAddenda({ addenda }: VisitRecord): Presented['addenda'] {
  return [...addenda]
    .sort((a, b) => a.at - b.at)
    .map((addendum) => ({
      id: addendum.id,
      item: addendum.item,
      value: addendum.value,
      previous: addendum.previous,
      text: addendum.text,
      reason: addendum.reason,
      authorId: addendum.authorId,
      at: addendum.at,
      receivedAt: addendum.receivedAt,
    }));
}

function presentPhotos({ photos }: VisitRecord): Presented['photos'] {
  return [...photos]
    .sort((a, b) => a.takenAt - b.takenAt)
    .map(({ id, takenAt, takenBy, width, height, arrivedAt }) => ({
      ...{ id, takenAt, takenBy, width, height, arrivedAt },
    }));
}

function presentConflicts({ conflicts }: VisitRecord): Presented['conflicts'] {
  return [...conflicts]
    .sort((a, b) => a.offeredAt - b.offeredAt)
    .map((conflict) => ({
      id: conflict.id,
      entryId: conflict.entryId,
      item: conflict.item,
      kept: { value: conflict.kept, authorId: conflict.keptBy, at: conflict.keptAt },
      offered: { value: conflict.offered, authorId: conflict.offeredBy, at: conflict.offeredAt },
      decision: presentDecision(conflict),
    }));
}

function presentDecision({
  choice,
  decided: value,
  replaced,
  decidedBy,
  decidedAt,
  reason,
}: VisitRecord['conflicts'][number]): Presented['conflicts'][number]['decision'] {
  if (choice === null || decidedBy === null || decidedAt === null || reason === null) return null;
  return { choice, value, replaced, decidedBy, decidedAt, reason };
}
