/** What the pages share on which entries are written down and changed: who may, what cannot be, and who will be asked. */
import {
  type AccessRule,
  anyOf,
  runsPartnership,
  sitsOnPartnership,
  speaksForOrganisation,
} from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Message, Translate } from '../../../web/catalogue.ts'
import { hollowIn, type Typed } from '../../../web/entries.ts'
import type { Consequences } from '../../../web/page.ts'
import { partnershipToAnswer } from '../agreeing/partnership-to-answer.ts'
import type { Partnership } from '../partnership.queries.ts'
import { addressOf, anyPartnership, crumbs } from '../subject.ts'
import { whoIsAsked } from './asking.ts'
import { findEntries } from './entries.queries.ts'
import type { By, Kind } from './kind.ts'

/** Who may write down an entry, by what its kind says. */
export const rights: Readonly<Record<Kind['writes'], AccessRule>> = {
  runs: runsPartnership,
  sits: sitsOnPartnership,
  partner: anyOf(runsPartnership, speaksForOrganisation, sitsOnPartnership),
}

/** How the partnership of a kind’s pages is found. */
export const findFor = (kind: Kind) => (kind.writes === 'partner' ? partnershipToAnswer : anyPartnership)

/** Whether saving it tells somebody in a seat: then it is no mere keeping. */
export const tellsSeats = ({ asks }: Kind): boolean => asks === 'seats' || asks === 'named-seats' || asks === 'seat'

/** The page of the list on which a kind stands. */
export function bookOf(partnership: Pick<Partnership, 'slug'>, kind: Pick<Kind, 'book'>): string {
  return addressOf(partnership, kind.book)
}

/** The trail to a page below the list of a kind. */
export const trail = (t: Translate, partnership: Partnership, kind: Kind) => [
  ...crumbs(t, partnership),
  { text: t(`entries.books.${kind.book}.title`), href: bookOf(partnership, kind) },
]

/** What is wrong with what was typed: something that was not offered, words of no content, or what the kind itself says. */
export function problemsOf(kind: Kind, typed: Typed, by: By, t: Translate) {
  return {
    ...Object.fromEntries(
      hollowIn(kind, typed, t).map(([name, label]): [string, Message] => [
        name,
        { key: 'entries.problem.says-nothing', values: { label } },
      ]),
    ),
    ...kind.check?.(typed, by),
  }
}

/** Whether another entry stands already, where a partner or the partnership has one of the kind at most. */
export async function standsAlready(
  db: Handle,
  kind: Kind,
  partnership: Pick<Partnership, 'id'>,
  typed: Typed,
  own: string | null = null,
): Promise<boolean> {
  if (kind.single === undefined) return false
  const all = await findEntries(db, partnership.id, [kind.name])
  return all.some(
    ({ id, ended_on, partner_id }) =>
      id !== own && ended_on === null && (kind.single === 'of-partnership' || partner_id === typed['partner_id']),
  )
}

/** What a page has at hand when it tells what will happen. */
export type Telling<S> = { readonly db: Handle; readonly subject: S; readonly today: Day; readonly t: Translate }

/** Who will be asked, before it is saved. */
export function consequences(kind: Kind) {
  return async ({ db, subject, today, t }: Telling<Partnership>): Promise<Consequences> => ({
    happens: [t(`entries.asks.${kind.asks}`)],
    told: await whoIsAsked(db, subject, kind, today),
  })
}

/** Who will be asked anew where its words change, before that is saved; nobody is, where it is said to hold no more. */
export function consequencesOfChange(kind: Kind) {
  return async ({ subject, ...more }: Telling<{ readonly partnership: Partnership }>): Promise<Consequences> => {
    const { happens, told = [] } = await consequences(kind)({ ...more, subject: subject.partnership })
    return { happens: [more.t('entries.asks.anew'), ...happens], told }
  }
}
