/** Concerns and disagreements as cases: who is a party, which steps were taken when, who helps. */
import { sql } from 'kysely'
import { type Actor, secretariat } from '../../../access/access.ts'
import { dayOf } from '../../../db/day-of.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Hub } from '../../../web/hub.ts'
import type { Found } from '../../../web/page.ts'
import type { ContactParams } from '../contact/contact-params.ts'
import type { Partnership } from '../partnership.queries.ts'
import { anyPartnership } from '../subject.ts'
import type { CaseStep } from './clock.ts'

function cases(db: Handle) {
  return db
    .selectFrom('concern')
    .select(['id', 'version', 'kind', 'step', 'about', 'sealed_contact', 'acknowledged_on', 'answer'])
    .select(['answered_on', 'for_secretariat', 'outcome', 'agreement', 'passed_on', 'subject_id', 'forgotten_at'])
    .select(sql<Day>`coalesce(raised_on, ${dayOf('concern.created_at')})`.as('raised_on'))
    .where('subject_kind', '=', 'partnership')
}

/** The cases of a partnership: all, or only those that are not for the secretariat alone; those waiting first. */
export function findCases(db: Handle, partnershipId: string, all = false) {
  return cases(db)
    .where('subject_id', '=', partnershipId)
    .$if(!all, query => query.where('for_secretariat', '=', false))
    .orderBy('answered_on', order => order.desc().nullsFirst())
    .orderBy('created_at')
    .execute()
}

/** A concern or a disagreement with its contact, sealed. */
export type Case = Awaited<ReturnType<typeof findCases>>[number]

/** A case by its id, whoever deals with it; null where there is none. */
export async function findCase(db: Handle, id: string): Promise<Case | null> {
  return (await cases(db).where('id', '=', id).executeTakeFirst()) ?? null
}

/** A case with its partnership, as whoever deals with it finds it. */
export type CaseHere = { readonly partnership: Partnership; readonly row: Case }

/** The case of the address, in its partnership. One for the secretariat alone is there for nobody else. */
export async function caseOfAddress(
  db: Handle,
  params: ContactParams,
  _hub: Hub,
  actor: Actor,
): Promise<Found<CaseHere> | null> {
  const found = await anyPartnership(db, params)
  if (!found) return null
  const all = await findCases(db, found.record.id, secretariat.allows(actor, null))
  const row = all.find(each => each.id === params.id)
  return row ? { ref: found.ref, record: { partnership: found.record, row } } : null
}

/** A party of a case: an organisation, or somebody in words. */
export type CaseParty = {
  readonly id: string
  readonly organisationId: string | null
  readonly name: string
}

/** The parties of a case, in the order they were named. */
export async function partiesOf(db: Handle, caseId: string): Promise<CaseParty[]> {
  const rows = await db
    .selectFrom('case_party')
    .leftJoin('organisation', 'organisation.id', 'case_party.organisation_id')
    .select(['case_party.id', 'case_party.organisation_id as organisationId', 'case_party.who', 'organisation.name'])
    .where('concern_id', '=', caseId)
    .orderBy('case_party.created_at')
    .orderBy('case_party.id')
    .execute()
  return rows.map(({ id, organisationId, who, name }) => ({ id, organisationId, name: name ?? who }))
}

/** A step that a case took; `paragraph` is that of the adopted procedure by which it was taken. */
export type StepTaken = {
  readonly step: CaseStep
  readonly on: Day
  readonly note: string
  readonly paragraph: string | null
}

/** The steps of a case, the first one first. */
export async function stepsOf(db: Handle, caseId: string): Promise<StepTaken[]> {
  return db
    .selectFrom('case_step')
    .leftJoin('paragraph_text as p', 'p.id', 'case_step.paragraph_text_id')
    .select(['case_step.step', 'case_step.from_day as on', 'case_step.note'])
    .select(
      sql<
        string | null
      >`case when p.id is null then null else concat_ws(' ', nullif(p.printed, ''), left(p.text, 80)) end`.as(
        'paragraph',
      ),
    )
    .where('concern_id', '=', caseId)
    .orderBy('from_day')
    .orderBy('case_step.created_at')
    .orderBy('case_step.id')
    .execute()
}

/** Records that a case was received, whoever raised it. */
export async function receiveCase(tx: Tx, caseId: string, on: Day): Promise<void> {
  await tx.insertInto('case_step').values({ id: newId(), concern_id: caseId, step: 'received', from_day: on }).execute()
}

/** Records that a case takes a step, as what it stands at now. */
export async function takeStep(
  tx: Tx,
  caseId: string,
  step: {
    readonly step: CaseStep
    readonly on: Day
    readonly note: string
    readonly by: string
    readonly paragraphId?: string | null
  },
): Promise<void> {
  await tx
    .insertInto('case_step')
    .values({
      id: newId(),
      concern_id: caseId,
      step: step.step,
      from_day: step.on,
      note: step.note,
      paragraph_text_id: step.paragraphId ?? null,
      recorded_by: step.by,
    })
    .execute()
}

/** Somebody who helps in a case: a mediator whom the parties are asked about, or an adviser without a vote. */
export type Helper = {
  readonly id: string
  readonly part: 'mediator' | 'adviser'
  readonly name: string
  readonly organisation: string
  readonly why: string
  readonly forParty: string | null
  readonly namedOn: Day
  readonly endedOn: Day | null
}

/** Everybody who helps in a case, those who still do first. */
export async function helpersOf(db: Handle, caseId: string): Promise<Helper[]> {
  return db
    .selectFrom('case_helper')
    .select([
      'id',
      'part',
      'name',
      'organisation',
      'why',
      'case_party_id as forParty',
      'named_on as namedOn',
      'ended_on as endedOn',
    ])
    .where('concern_id', '=', caseId)
    .orderBy(sql`ended_on is not null`)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

/** Whoever is proposed as mediator, or mediates, now. */
export async function findMediators(db: Handle, caseId: string): Promise<Helper[]> {
  return (await helpersOf(db, caseId)).filter(({ part, endedOn }) => part === 'mediator' && endedOn === null)
}

/** The procedure for disputes that the area adopted, with its paragraphs; null where none is agreed or in force. */
export async function adoptedProcedure(db: Handle) {
  const version = await db
    .selectFrom('document_version as v')
    .innerJoin('document as d', 'd.id', 'v.document_id')
    .select(['v.id', 'd.title', 'd.slug'])
    .where('d.subject_kind', '=', 'area')
    .where('d.kind', '=', 'protocol')
    .where('v.status', 'in', ['agreed', 'in-force'])
    .orderBy('v.sequence', 'desc')
    .executeTakeFirst()
  if (!version) return null
  const paragraphs = await db
    .selectFrom('paragraph_text')
    .select('id as value')
    .select(sql<string>`concat_ws(' ', nullif(printed, ''), left(text, 90))`.as('text'))
    .where('document_version_id', '=', version.id)
    .where(sql<boolean>`text <> ''`)
    .orderBy('position')
    .execute()
  return { title: version.title, href: `/compact/documents/${version.slug}`, paragraphs }
}
