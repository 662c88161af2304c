/** My unfinished response: how far it is, how to go on, and the way back by email. */
import { z } from 'zod'
import { holderOfTheLink } from '../../../access/access.ts'
import { journey, type Step } from '../../../questions/journey.ts'
import { readAnswers } from '../../../questions/read-answers.ts'
import { email } from '../../../web/fields.ts'
import { definePage, leadsOn, redirect, refuse } from '../../../web/page.ts'
import { headView } from '../form/form.view.ts'
import type { Responding } from '../form/responding.queries.ts'
import { arriveAtDraft, draftView, holdsAll, openDraft } from './held-draft.ts'
import { mailDraftLink } from './put-aside.ts'

export const draftPage = definePage({
  path: '/drafts/:code',
  inLanguages: true,
  access: holderOfTheLink,
  audit: 'draft.link-sent',
  publishes: 'nothing',
  template: 'responses/giving/draft.njk',
  params: z.object({ code: z.string().max(60) }),
  form: { email: email({ label: 'responses.draft.email', hint: 'responses.draft.email-hint' }) },
  changesPages: false,
  async show(request) {
    const { params } = request
    const held = await arriveAtDraft(request, params.code)
    if (leadsOn(held)) return held
    const { of, draft, t } = held
    if (draft.receipt) return redirect(draft.receipt)
    const { form: _, ...view } = await draftView(held, holdsAll, request)
    return {
      title: t('responses.draft.title'),
      breadcrumbs: [
        { text: t('web.nav.home'), href: '/' },
        { text: of.title, href: `/consultations/${of.slug}` },
      ],
      ...headView(of, request),
      ...view,
      steps: stepsOf(of, draft.fields),
      until: draft.until,
      comments: view.paragraphs.length,
    }
  },
  async submit(request) {
    const { db, params, form, audit } = request
    const { draft, of, base, stays } = await openDraft(request, params.code)
    const { id, code, until } = draft
    if (!(await mailDraftLink(db, request, of, { id, code, until, address: form.email })))
      return refuse({ email: 'responses.problem.too-many-mails' })
    const record = { kind: 'response_draft', id: draft.id }
    await audit({ action: 'draft.link-sent', as: 'respondent', subject: { kind: 'consultation', id: of.id }, record })
    return redirect(base, 'responses.done.mailed', stays)
  },
})

/** How far each section is; one that holds something unreadable is still in progress. */
function stepsOf(of: Responding, fields: Readonly<Record<string, readonly string[]>>): readonly Step[] {
  const answers = Object.fromEntries(
    Object.entries(readAnswers(of.form, fields, { insist: false }).answers).filter(([, answer]) => answer !== null),
  )
  return journey(of.form, answers).steps
}
