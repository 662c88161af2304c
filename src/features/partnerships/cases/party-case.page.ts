/** A case as its parties see it: who is in it, which steps were taken when, who mediates, how long it may take, how it ended. */
import { z } from 'zod'
import { type Actor, speaksForOrganisation } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import type { Hub } from '../../../web/hub.ts'
import { definePage, type Found } from '../../../web/page.ts'
import { findPartnershipById, type Partnership } from '../partnership.queries.ts'
import { timeOf, viewOf } from './case.view.ts'
import { type Case, findCase, partiesOf } from './cases.queries.ts'

type PartyCase = { readonly partnership: Partnership; readonly row: Case }

/** The case of the address, judged on the organisation that is a party and that the reader speaks for; for all others on nothing. */
async function caseOfParty(
  db: Handle,
  { id }: { readonly id: string },
  _hub: Hub,
  actor: Actor,
): Promise<Found<PartyCase> | null> {
  const row = await findCase(db, id)
  const partnership = row && (await findPartnershipById(db, row.subject_id))
  if (!partnership) return null
  const own = (await partiesOf(db, row.id)).find(
    ({ organisationId }) =>
      organisationId !== null && speaksForOrganisation.allows(actor, { kind: 'organisation', id: organisationId }),
  )
  const ref = own?.organisationId ? ({ kind: 'organisation', id: own.organisationId } as const) : null
  return { ref, record: { partnership, row } }
}

export const partyCasePage = definePage({
  path: '/cases/:id',
  access: speaksForOrganisation,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'partnerships/cases/party-case.njk',
  params: z.object({ id: z.uuid() }),
  subject: caseOfParty,
  async show({ db, hub, subject: { partnership, row }, today, t }) {
    return {
      title: t('partnerships.case.party.page', { name: partnership.name }),
      breadcrumbs: [{ text: t('parties.list.title'), href: '/asked' }],
      row,
      time: await timeOf(db, hub, row, today, t),
      ...(await viewOf(db, row, t)),
    }
  },
})
