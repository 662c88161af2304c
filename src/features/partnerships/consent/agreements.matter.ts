/**
 * What partners agree to beside the terms: the objectives, and the list of risks and how they are shared; and what each partner says of
 * itself, which the others read, and how far each can take part, which they accept.
 */
import type { Handle, Tx } from '../../../db/open.ts'
import { type Day, longDay } from '../../../kernel/day.ts'
import { t } from '../../../web/render.ts'
import { defineMatter, findRequests, latestOnly, type Matter, type Putting, putToParty } from '../../parties/index.ts'
import type { BookName } from '../entries/kind.ts'
import { ownWords } from '../entries/own-words.ts'
import { findObjectives } from '../objectives/objectives.queries.ts'
import { findPartners, isPartnerOn } from '../partners/partners.queries.ts'
import type { Partnership } from '../partnership.queries.ts'
import { addressOf, subjectOf } from '../subject.ts'
import { findRisks } from '../watching/risks.queries.ts'
import { holdersWhoBind } from './binding.ts'

/** What can be agreed to. */
export const agreementNames = ['objectives', 'risks', 'profiles', 'taking-part'] as const
export type AgreementName = (typeof agreementNames)[number]

/** The kind of entry that is put to every partner, and the page that lists it. */
const ofPartners = { profiles: 'profile', 'taking-part': 'taking-part' } as const

/** What is put to the partners on a page of entries. */
export function agreementsInBook(book: BookName): readonly AgreementName[] {
  return book === 'profiles' ? ['profiles', 'taking-part'] : []
}

/** The page on which what is put to the partners stands, with its name. */
export function listPage(name: AgreementName): { readonly page: string; readonly title: string } {
  return name === 'objectives' || name === 'risks'
    ? { page: name, title: `partnerships.${name}.title` }
    : { page: 'profiles', title: 'entries.books.profiles.title' }
}

const words = { yes: 'partnerships.consent.terms-yes', no: 'partnerships.consent.terms-no', alsoBind: holdersWhoBind }

export const agreementMatters: Readonly<Record<AgreementName, Matter>> = {
  objectives: defineMatter({ name: 'partnership.objectives', ...words }),
  risks: defineMatter({ name: 'partnership.risks', ...words }),
  profiles: defineMatter({
    name: 'partnership.profiles',
    yes: 'entries.party.read-yes',
    no: 'entries.party.read-no',
    alsoBind: holdersWhoBind,
  }),
  'taking-part': defineMatter({
    name: 'partnership.taking-part',
    yes: 'entries.party.accept-yes',
    no: 'entries.party.accept-no',
    alsoBind: holdersWhoBind,
  }),
}

/** The list as it stands, in words; '' where there is nothing on it. */
export async function listedText(
  db: Handle,
  partnership: Partnership,
  name: AgreementName,
  today: Day,
): Promise<string> {
  if (name === 'profiles' || name === 'taking-part') return ownWords(db, partnership.id, ofPartners[name], today)
  if (name === 'objectives') {
    const open = (await findObjectives(db, partnership.id)).filter(({ dropped_on }) => dropped_on === null)
    return open
      .map(({ text, measure, target, target_value, unit, due_on }) =>
        [text, measure, target, target_value && `${target_value} ${unit}`, due_on && longDay(due_on)]
          .filter(Boolean)
          .join('\n'),
      )
      .join('\n\n')
  }
  const open = (await findRisks(db, partnership.id)).filter(({ closed_on }) => closed_on === null)
  return open.map(({ about, sharing }) => [about, sharing].filter(Boolean).join('\n')).join('\n\n')
}

/** Puts the list as it stands to every partner of today. */
export async function putList(tx: Tx, by: Putting, partnership: Partnership, name: AgreementName): Promise<void> {
  const list = await listedText(tx, partnership, name, by.today)
  const values = { name: partnership.name }
  for (const partner of await findPartners(tx, partnership.id)) {
    if (!isPartnerOn(partner, by.today)) continue
    await putToParty(tx, by, agreementMatters[name], {
      subject: subjectOf(partnership),
      organisationId: partner.organisation_id,
      record: { kind: 'partnership', id: partnership.id },
      put: { list },
      title: t(`partnerships.consent.${name}-title`, values),
      question: t(`partnerships.consent.${name}-question`, values),
      fullText: list,
      page: addressOf(partnership, listPage(name).page),
    })
  }
}

/** A partner's answer to a list; nulls where it has given none. */
type ListAnswer = {
  readonly organisation: string
  readonly organisationId: string
  readonly requestId: string | null
  readonly agreed: boolean | null
  readonly comment: string | null
  readonly givenOn: Day | null
  readonly proof: string | null
}

/** What each partner of today says to a list. */
function findListAnswers(db: Handle, partnershipId: string, name: AgreementName, today: Day): Promise<ListAnswer[]> {
  return db
    .selectFrom('partner')
    .innerJoin('organisation', 'organisation.id', 'partner.organisation_id')
    .leftJoin('party_standing as s', join =>
      join
        .onRef('s.organisation_id', '=', 'partner.organisation_id')
        .on('s.matter', '=', agreementMatters[name].name)
        .on('s.record_id', '=', partnershipId),
    )
    .select(['organisation.name as organisation', 'organisation.id as organisationId', 's.agreed', 's.comment'])
    .select(['s.party_request_id as requestId', 's.given_on as givenOn', 's.proof'])
    .where('partner.partnership_id', '=', partnershipId)
    .where('partner.from_day', '<=', today)
    .where(eb => eb.or([eb('partner.to_day', 'is', null), eb('partner.to_day', '>=', today)]))
    .orderBy('organisation.name')
    .execute()
}

/** Answers to a list as its page shows them: `older` where the list has changed since the partner was asked. */
export async function answersShown(
  db: Handle,
  partnership: Partnership,
  name: AgreementName,
  today: Day,
): Promise<(ListAnswer & { readonly older: boolean })[]> {
  const list = await listedText(db, partnership, name, today)
  const requests = latestOnly(
    await findRequests(db, { records: { matter: agreementMatters[name].name, ids: [partnership.id] } }),
  )
  const put = new Map(requests.map(({ id, put: values }) => [id, values['list']]))
  return (await findListAnswers(db, partnership.id, name, today)).map(each => ({
    ...each,
    older: each.requestId !== null && put.get(each.requestId) !== list,
  }))
}
