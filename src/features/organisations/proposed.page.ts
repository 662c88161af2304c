/** Organisations that a partnership put into the directory with its membership list: the secretariat looks at each. */
import { secretariat } from '../../access/access.ts'
import { picks } from '../../web/fields.ts'
import { definePage, type Page, redirect, refuse } from '../../web/page.ts'
import { askUntold, type Matter } from '../parties/index.ts'
import { findProposed, seeProposed } from './organisations.queries.ts'

const form = { seen: picks({ label: 'organisations.proposed.seen', hint: 'organisations.proposed.seen-hint' }) }

/** The page; what was put to the organisations meanwhile, in any of the matters, is mailed to them once they have been looked at. */
export function proposedPage(matters: readonly Matter[]): Page {
  return definePage({
    path: '/organisations/proposed',
    access: secretariat,
    audit: 'organisation.proposal-seen',
    publishes: 'nothing',
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
    async submit({ db, hub, form: { seen }, today, audit }) {
      const proposed = (await findProposed(db)).filter(({ id }) => seen.includes(id))
      if (proposed.length === 0) return refuse({ seen: 'organisations.proposed.problem.none' })
      for (const { id } of proposed) {
        await seeProposed(db, id, today)
        await audit({
          action: 'organisation.proposal-seen',
          subject: { kind: 'organisation', id },
          record: { kind: 'organisation', id },
          after: { proposal_seen_on: today, asked: await askUntold(db, hub, matters, id, today) },
        })
      }
      return redirect('/organisations/proposed', 'organisations.done.proposal-seen')
    },
  })
}
