/**
 * In whose calendar the date of a meeting stands, and what was told of it last: each mail about one date has a higher sequence than the one
 * before it (RFC 5546, 2.1.4), to whomever it goes.
 */
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { Meeting } from '../meeting.queries.ts'

/** Notes that people are told a date, or with `stands: false` that it goes out of their calendars; gives the sequence of each mail, by person. */
export async function noteDateTold(
  tx: Tx,
  meeting: Pick<Meeting, 'id' | 'version'>,
  people: readonly { readonly personId: string }[],
  stands: boolean,
): Promise<ReadonlyMap<string, number>> {
  if (people.length === 0) return new Map()
  const rows = await tx
    .insertInto('meeting_date_told')
    .values(
      people.map(({ personId }) => ({
        id: newId(),
        meeting_id: meeting.id,
        person_id: personId,
        sequence: meeting.version,
        stands,
      })),
    )
    .onConflict(on =>
      on.columns(['meeting_id', 'person_id']).doUpdateSet(eb => ({
        stands,
        sequence: eb.fn<number>('greatest', ['excluded.sequence', eb('meeting_date_told.sequence', '+', 1)]),
      })),
    )
    .returning(['person_id', 'sequence'])
    .execute()
  return new Map(rows.map(({ person_id, sequence }) => [person_id, sequence]))
}

/** Somebody in whose calendar the date of a meeting stands. */
export type HasDate = {
  readonly meetingId: string
  readonly personId: string
  readonly name: string
  readonly email: string | null
}

/** In whose calendars the dates of some meetings stand. */
export function whoHasDates(db: Handle, meetingIds: readonly string[]): Promise<HasDate[]> {
  return db
    .selectFrom('meeting_date_told as told')
    .innerJoin('person', 'person.id', 'told.person_id')
    .select(['told.meeting_id as meetingId', 'told.person_id as personId', 'person.name', 'person.email'])
    .where('told.meeting_id', 'in', meetingIds)
    .where('told.stands', '=', true)
    .orderBy('told.id')
    .execute()
}
