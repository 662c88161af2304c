/** One code, clause by clause: what it says, who owes it, what is checked under it, and how the area stands now. */
import { z } from 'zod'
import { anyone, secretariat } from '../../../access/access.ts'
import {
  type Citation,
  type Clause,
  type Code,
  disagreementsIn,
  practiceOf,
  sayDisagreement,
  sayParameters,
  shortFingerprint,
  strengthOf,
  strengths,
  wasInForce,
} from '../../../codes/index.ts'
import type { Handle } from '../../../db/open.ts'
import { fold } from '../../../kernel/fold.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { listQuery } from '../../../web/list.ts'
import { definePage, type Found } from '../../../web/page.ts'
import { findErrata } from '../editions/errata.queries.ts'
import { findWaiting } from '../editions/signatories.queries.ts'
import { findOffered } from '../formats/formats.queries.ts'
import type { Behind } from '../monitoring/behind.queries.ts'
import { standingNow } from '../monitoring/standing.ts'
import { firstUses } from '../terms/first-use.ts'
import { findTerms } from '../terms/terms.queries.ts'
import { covered } from './codes.page.ts'
import { codeOf, type Edition, findEdition, findEditions } from './editions.queries.ts'
import { findOrigin } from './origin.queries.ts'
import { shippedCodes } from './shipped-codes.ts'

type Shown = { readonly code: Code; readonly edition: Edition | null }

/** The code of that short name: the area's edition of it, or one that comes with the Hub. */
export async function findCode(db: Handle, name: string): Promise<Shown | null> {
  const edition = await findEdition(db, name)
  const code = edition ? await codeOf(db, edition) : ((await shippedCodes()).codes.get(name)?.code ?? null)
  return code && { code, edition }
}

const query = z.object({ words: listQuery.words, strength: z.enum(strengths).optional().catch(undefined) })

/** Whether a clause is one that the reader looks for: all the words in its number or its text, and as strong as asked. */
function isLookedFor({ id, gist, kind }: Clause, { words, strength }: z.infer<typeof query>): boolean {
  if (strength && strengthOf([kind]) !== strength) return false
  const text = fold(`${id} ${gist}`)
  return fold(words ?? '')
    .split(' ')
    .every(word => text.includes(word))
}

export const codePage = definePage({
  path: '/codes/:code',
  showsRecord: ['code'],
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'compact/codes/code.njk',
  params: z.object({ code: z.string().max(80) }),
  query,
  sameForAll: true,
  async subject(db, { code }): Promise<Found<Shown> | null> {
    const record = await findCode(db, code)
    return record && { ref: null, record }
  },
  async show({ db, hub, subject: { code, edition }, query, actor, area, today, t }) {
    const [standing, editions, origin, errata, waiting, terms, offered] = await Promise.all([
      standingNow(db, today),
      findEditions(db),
      findOrigin(db, code.id),
      edition ? findErrata(db, edition.id) : [],
      findWaiting(db, today),
      edition ? findTerms(db, edition.id) : [],
      edition ? findOffered(db, edition.id) : [],
    ])
    const used = firstUses(code, terms)
    const sections = code.sections
      .map(section => ({ ...section, clauses: section.clauses.filter(clause => isLookedFor(clause, query)) }))
      .filter(({ clauses }) => clauses.length > 0)
    const mended = Map.groupBy(errata, ({ clause }) => clause)
    return {
      title: code.title,
      linkedThing: {
        '@type': 'CreativeWork',
        '@id': `${hub.origin}/codes/${code.id}`,
        name: code.title,
        version: code.id,
        datePublished: edition?.inForceFrom,
        expires: edition?.supersededOn,
        publisher: { '@type': 'Organization', name: area.compactName, url: hub.origin },
        encoding: {
          '@type': 'MediaObject',
          encodingFormat: 'application/akn+xml',
          contentUrl: `${hub.origin}/codes/${code.id}/akoma-ntoso.xml`,
        },
      },
      breadcrumbs: [{ text: t('compact.codes.title'), href: '/codes' }],
      code: { id: code.id, area: code.area, status: code.status },
      edition: edition && { ...edition, short: edition.fingerprint && shortFingerprint(edition.fingerprint) },
      replaces: editions.find(({ id }) => id === edition?.replacesId) ?? null,
      replacedBy: editions.find(one => one.replacesId === edition?.id && wasInForce(one)) ?? null,
      // Whoever signed an edition before this one, or this one before another, and has not agreed to the later one.
      waiting: waiting.filter(({ asked, signed }) => asked.id === edition?.id || signed.id === edition?.id),
      origin,
      mayState: secretariat.allows(actor, null),
      sisters: editions.filter(one => one.status === 'in-force' && one.edition !== code.id),
      covered: covered(code),
      words: query.words ?? '',
      narrowed: query.words !== undefined || query.strength !== undefined,
      found: sections.flatMap(({ clauses }) => clauses).length,
      strengths: [
        { value: '', text: t('compact.recorded.any') },
        ...strengths.map(value => ({
          value,
          text: t(`compact.strength.${value}`),
          selected: value === query.strength,
        })),
      ],
      terms,
      offered,
      mayAsk: edition !== null,
      sections: sections.map(section => ({
        ...section,
        clauses: section.clauses.map(clause => ({
          id: clause.id,
          gist: clause.gist,
          runs: used.get(clause.id) ?? null,
          who: sayWho(clause, t),
          practices: clause.citations.map(citation =>
            cited(citation, { code: code.id, clause: clause.id }, standing, t),
          ),
          errata: mended.get(clause.id) ?? [],
          warnings: disagreementsIn(clause).map(sayDisagreement),
        })),
      })),
    }
  },
})

/** Who owes a clause, to whom where the code says so, and what kind of clause it is. */
export function sayWho({ actor, to, kind }: Pick<Clause, 'actor' | 'to' | 'kind'>, t: Translate): string {
  const owed = to === undefined ? [] : [t('compact.owed-line', { side: t(`compact.side.${to}`) })]
  return [t(`compact.actor.${actor}`), ...owed, t(`compact.clause-kind.${kind}`)].join(' · ')
}

/** A practice under a clause, with what is found under that clause, counted by proof: "3 kept, shown, 1 not met". */
export function cited(
  { practice, parameters, given }: Citation,
  at: { readonly code: string; readonly clause: string },
  standing: Awaited<ReturnType<typeof standingNow>>,
  t: Translate,
) {
  const known = practiceOf(practice)
  const isOf = ({ practice: of, parameters: found, clauses }: Behind) =>
    of === practice &&
    clauses.some(({ code, clause }) => code === at.code && clause === at.clause) &&
    Object.entries(given).every(([name, value]) => JSON.stringify(found[name]) === JSON.stringify(value))
  return {
    id: practice,
    title: known?.title ?? practice,
    live: known?.live ?? false,
    promise: known?.promise?.says ?? null,
    parameters: sayParameters(practice, parameters),
    counts: standing({ ...at, practice }, isOf).map(({ standing: name, count, href }) => ({
      text: `${count} ${t(`compact.outcome.${name}`).toLowerCase()}`,
      href,
    })),
  }
}
