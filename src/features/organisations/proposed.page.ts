/** Organisations that a partnership put into the directory with its membership list: the secretariat looks at each. */
import { secretariat } from '../../access/access.ts'
import { picks } from '../../web/fields.ts'
import { definePage, redirect, refuse } from '../../web/page.ts'
import { findProposed, seeProposed } from './organisations.queries.ts'

const form = { seen: picks({ label: 'organisations.proposed.seen', hint: 'organisations.proposed.seen-hint' }) }

export const proposedPage = definePage({
  path: '/organisations/proposed',
  access: secretariat,
  audit: 'organisation.proposal-seen',
  template: 'organisations/proposed.njk',
  form,
  changesPages: false,
  async show({ db, t }) {
    const proposed = await findProposed(db)
    return {
      title: t('organisations.proposed.title'),
      breadcrumbs: [{ text: t('organisations.title'), href: '/organisations' }],
      proposed,
      items: proposed.map(({ id, name }) => ({ value: id, text: name })),
    }
  },
  async submit({ db, form: { seen }, today, audit }) {
    const proposed = (await findProposed(db)).filter(({ id }) => seen.includes(id))
    if (proposed.length === 0) return refuse({ seen: 'organisations.proposed.problem.none' })
    await seeProposed(
      db,
      proposed.map(({ id }) => id),
      today,
    )
    for (const { id } of proposed)
      await audit({
        action: 'organisation.proposal-seen',
        subject: { kind: 'organisation', id },
        record: { kind: 'organisation', id },
        after: { proposal_seen_on: today },
      })
    return redirect('/organisations/proposed', 'organisations.done.proposal-seen')
  },
})
