/** Putting an entry to whoever can say whether it is so: parties by the questions they all get, seats by a mail with a link. */
import type { Handle, Tx } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { sendMail } from '../../../mail/mail.ts'
import { sayLine } from '../../../web/entries.ts'
import { t } from '../../../web/render.ts'
import type { Putting } from '../../parties/index.ts'
import type { Partnership } from '../partnership.queries.ts'
import { type SeatOn, seatsOn, undenied } from '../seats/seats-on.queries.ts'
import { type Entry, findEntries } from './entries.queries.ts'
import { putToParties } from './entry.matter.ts'
import { linesOf, titleOf } from './entry.view.ts'
import type { Kind } from './kind.ts'
import { makeEntryLink } from './links.queries.ts'

/** What a page has at hand when it puts an entry. */
export type PuttingEntry = Putting & { readonly now: Date }

/** Puts entries of one kind, as they stand, to whomever the kind asks: a party by one question each, a seat by one mail for all of them. */
export async function putEntries(
  tx: Tx,
  by: PuttingEntry,
  partnership: Partnership,
  kind: Kind,
  ids: readonly string[],
): Promise<void> {
  if (kind.asks === undefined) return
  const entries = (await findEntries(tx, partnership.id, [kind.name])).filter(({ id }) => ids.includes(id)).toReversed()
  for (const entry of entries) await putToParties(tx, by, partnership, kind, entry)
  const seats = new Map<string, ToSeat>()
  for (const entry of entries)
    for (const seat of await seatsAsked(tx, partnership.id, kind, entry, by.today)) {
      const before = seats.get(seat.id)
      seats.set(seat.id, { partnership, kind, seat, entries: [...(before?.entries ?? []), entry] })
    }
  for (const asked of seats.values()) await mailSeat(tx, by, asked)
}

/** The seats with a holder that an entry is put to on a day. */
export async function seatsAsked(
  db: Handle,
  partnershipId: string,
  { asks }: Pick<Kind, 'asks'>,
  entry: Pick<Entry, 'seat_id' | 'seats' | 'choice'>,
  on: Day,
): Promise<readonly SeatOn[]> {
  if (asks !== 'seats' && asks !== 'named-seats' && asks !== 'seat') return []
  // That there is nothing of the kind is for nobody to confirm.
  if (entry.choice === 'none') return []
  const filled = (await seatsOn(db, partnershipId, on)).filter(({ holder }) => holder !== null)
  if (asks === 'seats') return filled
  const wanted = asks === 'seat' ? [entry.seat_id] : entry.seats.map(({ id }) => id)
  return filled.filter(({ id }) => wanted.includes(id))
}

/** Who would be asked about an entry of a kind, as far as that is known before it is written. */
export async function whoIsAsked(
  db: Handle,
  partnership: Pick<Partnership, 'id'>,
  kind: Kind,
  on: Day,
): Promise<string[]> {
  if (kind.asks !== 'seats') return []
  const seats = await seatsAsked(db, partnership.id, kind, { seat_id: null, seats: [], choice: '' }, on)
  return seats.map(({ name, holder }) => t('entries.asks.one-seat', { seat: name, holder: holder?.name ?? '' }))
}

type ToSeat = {
  readonly partnership: Partnership
  readonly kind: Kind
  readonly entries: readonly Entry[]
  readonly seat: SeatOn
}

/** Mails the holder of a seat: what each entry says, with a link that says yes and one that says no. */
async function mailSeat(
  tx: Tx,
  { hub, now, today }: PuttingEntry,
  { partnership, kind, entries, seat }: ToSeat,
): Promise<void> {
  const holder = undenied(seat.holder)
  const [first] = entries
  if (!holder?.email || !first) return
  const asked = []
  for (const entry of entries) {
    const what = [titleOf(entry, kind, t), ...linesOf(entry, kind, t).map(sayLine)].join('\n')
    // Whether somebody took part can be said once it has been: until then it stands among their tasks to come.
    if (kind.rated && entry.on_day !== null && entry.on_day > today) {
      asked.push(t('entries.mail.later', { what }))
      continue
    }
    const of = { entryId: entry.id, seatId: seat.id, personId: holder.personId }
    const link = `${hub.origin}/seat-answers/${await makeEntryLink(tx, of, now)}`
    asked.push(t('entries.mail.entry', { what, yes: `${link}?say=yes`, no: `${link}?say=no` }))
  }
  const values = { name: partnership.name, party: seat.name, title: titleOf(first, kind, t) }
  const body = t('entries.mail.body', {
    name: holder.name,
    question: t(`entries.kinds.${kind.name}.question`, values),
    asked: asked.join('\n\n'),
    links: asked.some(text => text.includes('/seat-answers/')) ? t('entries.mail.links') : '',
  })
  const subject = t('entries.mail.subject', { partnership: partnership.name, one: t(`entries.kinds.${kind.name}.one`) })
  await sendMail(tx, hub.seal, { to: holder.email, subject, body }, { kind: 'partnership', id: partnership.id })
}
