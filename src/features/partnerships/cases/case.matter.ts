/**
 * What the parties of a case are asked: whether they agree to a mediator, and whether it is settled as was written down. Nobody says it
 * for them. The questions stand with the area and not with the partnership: whoever runs the board may be a party, or may not know of it.
 */
import type { Handle, Tx } from '../../../db/open.ts'
import { longDay } from '../../../kernel/day.ts'
import { t } from '../../../web/render.ts'
import {
  defineMatter,
  findRequests,
  latestOnly,
  type Putting,
  putToParty,
  stateOf,
  withdrawUnanswered,
} from '../../parties/index.ts'
import type { Partnership } from '../partnership.queries.ts'
import { type Case, type CaseParty, findMediators, type Helper, partiesOf } from './cases.queries.ts'

export const mediatorMatter = defineMatter({
  name: 'partnership.mediator',
  yes: 'partnerships.case.ask.mediator-yes',
  no: 'partnerships.case.ask.mediator-no',
})

export const settlementMatter = defineMatter({
  name: 'partnership.settlement',
  yes: 'partnerships.case.ask.settled-yes',
  no: 'partnerships.case.ask.settled-no',
})

type Organisation = CaseParty & { readonly organisationId: string }
const isOrganisation = (party: CaseParty): party is Organisation => party.organisationId !== null

type About = { readonly partnership: Partnership; readonly row: Case }

/** What one question puts to every organisation that is a party. */
type CaseAsk = {
  readonly matter: typeof mediatorMatter | typeof settlementMatter
  readonly record: { readonly kind: string; readonly id: string }
  readonly put: Readonly<Record<string, unknown>>
  readonly key: 'mediator' | 'settled'
  readonly words: Readonly<Record<string, string>>
}

/** Asks every organisation that is a party; somebody who may bind one and writes it down has not said it for it by that. */
async function askParties(tx: Tx, by: Putting, { partnership, row }: About, ask: CaseAsk): Promise<number> {
  const { id } = await tx.selectFrom('area').select('id').executeTakeFirstOrThrow()
  const parties = (await partiesOf(tx, row.id)).filter(isOrganisation)
  for (const party of parties)
    await putToParty(
      tx,
      by,
      ask.matter,
      {
        subject: { kind: 'area', id },
        organisationId: party.organisationId,
        record: ask.record,
        put: ask.put,
        title: t(`partnerships.case.ask.${ask.key}-title`, { name: partnership.name }),
        question: t(`partnerships.case.ask.${ask.key}-question`, {
          name: partnership.name,
          day: longDay(row.raised_on),
          ...ask.words,
        }),
        page: `/cases/${row.id}`,
      },
      { asks: true },
    )
  return parties.length
}

/** Asks the parties whether they agree to a mediator. Gives how many were asked. */
export function askAboutMediator(tx: Tx, by: Putting, about: About, helper: Helper): Promise<number> {
  const { name, organisation, why } = helper
  return askParties(tx, by, about, {
    matter: mediatorMatter,
    record: { kind: 'case_helper', id: helper.id },
    put: { name, organisation, why },
    key: 'mediator',
    words: { who: [name, organisation].filter(Boolean).join(', '), why },
  })
}

/** Whoever is proposed as mediator steps back: what was said stays with them, and nobody is asked about them any more. */
export async function endMediators(
  tx: Tx,
  { hub, today }: Pick<Putting, 'hub' | 'today'>,
  caseId: string,
): Promise<void> {
  for (const { id } of await findMediators(tx, caseId)) {
    await tx
      .updateTable('case_helper')
      .set(eb => ({ ended_on: today, version: eb('version', '+', 1) }))
      .where('id', '=', id)
      .execute()
    await withdrawUnanswered(tx, mediatorMatter, id, t('partnerships.case.ask.mediator-gone'), hub.now())
  }
}

/** Asks the parties whether the case is settled as it was written down. Gives how many were asked. */
export function askWhetherSettled(tx: Tx, by: Putting, about: About, agreement: string): Promise<number> {
  return askParties(tx, by, about, {
    matter: settlementMatter,
    record: { kind: 'concern', id: about.row.id },
    put: { agreement },
    key: 'settled',
    words: { agreement },
  })
}

/** What a party has said to one question. */
export type PartySaid = { readonly party: string; readonly said: 'yes' | 'no' | 'waiting'; readonly comment: string }

/** What each organisation that is a party has said itself; what was brought in for it counts for nothing here. */
export async function saidBy(
  db: Handle,
  matter: { readonly name: string },
  recordId: string,
  parties: readonly CaseParty[],
): Promise<PartySaid[]> {
  const requests = latestOnly(await findRequests(db, { records: { matter: matter.name, ids: [recordId] } }))
  return parties.filter(isOrganisation).map(party => {
    const request = requests.find(one => one.organisationId === party.organisationId)
    const state = request ? stateOf({ request }, request.answerBy) : 'waiting'
    const said = state === 'yes' || state === 'no' ? state : 'waiting'
    return { party: party.name, said, comment: said === 'waiting' ? '' : (request?.standing?.comment ?? '') }
  })
}

/** Whether every organisation that is a party, and at least one, has said yes itself. */
export function allAgree(said: readonly PartySaid[]): boolean {
  return said.length > 0 && said.every(one => one.said === 'yes')
}
