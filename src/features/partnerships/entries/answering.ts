/** What somebody in a seat says to an entry: the same form on its page and by the link of a mail. */
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { choice, type FormValues, passage, versionField } from '../../../web/fields.ts'
import type { Partnership } from '../partnership.queries.ts'
import { isOver } from '../partnership.queries.ts'
import { actingFor } from '../seats/seats-on.queries.ts'
import { seatsAsked } from './asking.ts'
import { type Entry, findEntries } from './entries.queries.ts'
import type { Kind } from './kind.ts'
import { kindNamed } from './kinds.ts'

export const answerForm = {
  says: choice({ label: 'entries.answer.says', options: ['yes', 'no'], speaksFor: true }),
  worth: choice({ label: 'entries.answer.worth', options: ['very', 'partly', 'not'], optional: true, speaksFor: true }),
  comment: passage({ label: 'entries.answer.comment', hint: 'entries.answer.comment-hint', max: 2000, optional: true }),
  // Whoever answers answers to the words they read.
  version: versionField(),
}
export type SeatSays = FormValues<typeof answerForm>

/** The boxes that a kind asks seats to fill. */
export function answerFields({ rated }: Pick<Kind, 'rated'>): (keyof typeof answerForm)[] {
  return rated ? ['says', 'worth', 'comment', 'version'] : ['says', 'comment', 'version']
}

/** An entry that seats are asked about, with its kind; null where seats are not asked about it. */
export async function entryAsked(
  db: Handle,
  partnershipId: string,
  kindName: string,
  id: string,
): Promise<{ readonly kind: Kind; readonly entry: Entry } | null> {
  const kind = kindNamed(kindName)
  const entry = kind && (await findEntries(db, partnershipId, [kindName])).find(each => each.id === id)
  return kind && entry ? { kind, entry } : null
}

/** Why nobody answers an entry on a day: what is to be taken part in is still to come, or what was asked about has been. */
export function untimely({ kind, entry }: Pick<Asked, 'kind' | 'entry'>, today: Day): 'early' | 'past' | null {
  if (entry.on_day === null) return null
  if (kind.rated && entry.on_day > today) return 'early'
  return kind.several && entry.on_day < today ? 'past' : null
}

type Asked = { readonly partnership: Pick<Partnership, 'id' | 'state'>; readonly kind: Kind; readonly entry: Entry }

/** The seats for which somebody may answer an entry: those it is put to, of which they are holder or substitute. */
export async function ownSeatsAsked(db: Handle, of: Asked, personId: string | null, today: Day) {
  if (isOver(of.partnership) || of.entry.ended_on !== null || personId === null || untimely(of, today)) return []
  const asked = await seatsAsked(db, of.partnership.id, of.kind, of.entry, today)
  return asked.filter(seat => actingFor(seat).some(one => one.personId === personId))
}

/** What is wrong with an answer: a no says why, and what was taken part in is judged. Empty where nothing is. */
export function problemsOf(kind: Kind, said: SeatSays): Record<string, string> {
  return {
    ...(said.says === 'no' && !kind.rated && !kind.plainNo && said.comment === ''
      ? { comment: 'entries.answer.problem.why' }
      : {}),
    ...(said.says === 'yes' && kind.rated && said.worth === null ? { worth: 'entries.answer.problem.worth' } : {}),
  }
}

/** Keeps an answer beside those given before; the latest of a seat counts. */
export async function keepSeatAnswer(
  tx: Tx,
  entryId: string,
  by: { readonly seatId: string; readonly personId: string; readonly way: 'sign-in' | 'link'; readonly now: Date },
  { says, worth, comment }: SeatSays,
): Promise<void> {
  await tx
    .insertInto('entry_answer')
    .values({
      id: newId(),
      created_at: by.now,
      partnership_entry_id: entryId,
      seat_id: by.seatId,
      person_id: by.personId,
      way: by.way,
      says,
      worth: worth ?? '',
      comment,
    })
    .execute()
}
