/** Seats of a sector in the world: one that was filled by an election in which one stood, and one for which its bodies are asked to nominate. */
import { openMail } from '../src/mail/mail.ts'
import { dateBoxes, type Hand } from './hand.ts'

/** Holds the elections of a partnership. */
export async function electSeats(hand: Hand, base: string): Promise<void> {
  hand.on(-66)
  await makeSeat(hand, base, 'Neighbourhoods', 'community')
  await call(hand, base, 'Neighbourhoods', -66)
  await nominate(hand, 'joan.reed@demo.invalid', 'Vera Hollis', 'I knock on doors, and I take the bus.')
  hand.on(-55)
  const { id } = await latest(hand)
  await (await hand.as('ruth.pell')).fill(`${base}/elections/${id}/declaration`, { in_order: 'yes' })
  hand.on(-3)
  await makeSeat(hand, base, 'Congregations', 'faith')
  await call(hand, base, 'Congregations', -3)
}

async function makeSeat(hand: Hand, base: string, name: string, sector: string): Promise<void> {
  await (await hand.as('hassan.idris')).fill(`${base}/seats`, { name, sector, role: 'member' })
}

async function call(hand: Hand, base: string, seat: string, from: number): Promise<void> {
  const { id } = await hand.place.database.db
    .selectFrom('seat')
    .select('id')
    .where('name', '=', seat)
    .executeTakeFirstOrThrow()
  await (await hand.as('hassan.idris')).fill(`${base}/elections/new`, {
    seat_id: id,
    kind: 'term',
    ...dateBoxes('nominations_until', hand.dayAt(from + 10)),
    ...dateBoxes('opens_on', hand.dayAt(from + 11)),
    ...dateBoxes('closes_on', hand.dayAt(from + 24)),
    ...dateBoxes('term_from', hand.dayAt(from + 26)),
    ...dateBoxes('term_to', hand.dayAt(from + 26 + 730)),
    officer_email: 'ruth.pell@demo.invalid',
  })
}

async function nominate(hand: Hand, contact: string, name: string, statement: string): Promise<void> {
  const reader = await hand.as(null)
  const email = `${name.toLowerCase().replace(' ', '.')}@demo.invalid`
  await reader.fill(await linkTo(hand, contact, 'nominate'), { email, name })
  await reader.fill(await linkTo(hand, email, 'standing'), { stands: 'yes', statement })
}

const latest = (hand: Hand) =>
  hand.place.database.db.selectFrom('election').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow()

/** The latest link of a kind that was mailed to an address. */
async function linkTo(hand: Hand, to: string, way: 'nominate' | 'standing'): Promise<string> {
  const { seal, database } = hand.place
  const rows = await database.db
    .selectFrom('outgoing_mail')
    .selectAll()
    .where('to_address', '=', to)
    .orderBy('id')
    .execute()
  const link = new RegExp(`/elections/${way}/[\\w-]{43}`)
  const found = rows.map(row => link.exec(openMail(seal, row).body)?.[0]).findLast(Boolean)
  if (!found) throw new Error(`No mail with a link to ${way} went to ${to}`)
  return found
}
