/** Either of two boards ends it that one stands under the other; a board that has only asked takes its question back. */
import { runsPartnership } from '../../../access/access.ts'
import { passage, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { addressOf, subjectOf } from '../subject.ts'
import { endLink } from './ending-link.ts'
import { linkHere, linkParams, structureCrumbs } from './link-here.ts'
import { isAsked } from './links.queries.ts'

const form = {
  because: passage({ label: 'partnerships.structure.end.because', max: 1000 }),
  version: versionField(),
}

export const linkEndingPage = definePage({
  path: '/partnerships/:slug/structure/:link/ending',
  workspace: { within: 'structure' },
  access: runsPartnership,
  audit: 'partnership.link-ended',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: linkParams,
  form,
  async subject(db, params: { slug: string; link: string }) {
    const found = await linkHere(db, params)
    // A question is its asker's to take back; the other answers it.
    return found && isAsked(found.record.link) && found.record.side === 'parent' ? null : found
  },
  async act({ subject: { link }, t }) {
    const asked = isAsked(link)
    return {
      happens: [t(asked ? 'partnerships.structure.end.taken-back' : 'partnerships.structure.end.happens')],
      told: [t('partnerships.structure.end.told')],
    }
  },
  async show({ subject: { partnership, link }, t }) {
    return {
      title: t(isAsked(link) ? 'partnerships.structure.end.take-back' : 'partnerships.structure.end.title', {
        child: link.child.name,
        parent: link.parent.name,
      }),
      breadcrumbs: structureCrumbs(t, partnership),
      fields: Object.keys(form),
      button: link.ended_on === null && link.agreed !== false ? t('partnerships.structure.end.button') : null,
      back: { href: addressOf(partnership, 'structure'), text: t('partnerships.structure.crumb') },
      form: writeForm(form, { version: link.version }),
    }
  },
  async submit({ db, hub, subject: { partnership, link, side }, form: { because, version }, today, audit }) {
    if (link.ended_on !== null || link.agreed === false)
      return refuse({ because: 'partnerships.structure.problem.ended' })
    const told = await endLink(db, hub, link, { by: side, because, today, version })
    if (told === null) return stale(writeForm(form, { version: link.version }), link.version)
    await audit({
      action: 'partnership.link-ended',
      subject: subjectOf(partnership),
      record: { kind: 'board_link', id: link.id },
      after: { by: side, because, told },
    })
    return redirect(addressOf(partnership, 'structure'), 'partnerships.structure.done.ended')
  },
})
