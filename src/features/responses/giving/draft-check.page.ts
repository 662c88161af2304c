/** Check an unfinished response and give it: everything typed, what still needs putting right and where. */
import { z } from 'zod'
import { holderOfTheLink } from '../../../access/access.ts'
import { nameOf } from '../../../questions/form.ts'
import { pagesOf } from '../../../questions/route.ts'
import { versionField } from '../../../web/fields.ts'
import { say } from '../../../web/forms.ts'
import { definePage, leadsOn, redirect, refuse } from '../../../web/page.ts'
import { headView } from '../form/form.view.ts'
import { type Problems, readSaid } from '../form/reading.ts'
import { closeDraft } from './draft.queries.ts'
import { give } from './give.ts'
import { arriveAtDraft, draftView, type HeldDraft, holdsAll, openDraft } from './held-draft.ts'
import { identifyingWords } from './identifying-words.ts'
import { copyOfTyped } from './typed-copy.ts'

export const draftCheckPage = definePage({
  path: '/drafts/:code/check',
  inLanguages: true,
  access: holderOfTheLink,
  audit: 'response.given',
  publishes: 'nothing',
  enter: 'does-nothing',
  template: 'responses/giving/draft-check.njk',
  params: z.object({ code: z.string().max(60) }),
  form: { version: versionField() },
  changesPages: false,
  async show(request) {
    const { params } = request
    const held = await arriveAtDraft(request, params.code)
    if (leadsOn(held)) return held
    const { of, draft, t } = held
    if (draft.receipt) return redirect(draft.receipt)
    if (held.standing !== 'open') return redirect(held.base)
    const { form: _, ...view } = await draftView(held, holdsAll, { ...request, typed: null })
    const said = readSaid(of.form, { values: draft.fields, files: {} }, new Set(view.paragraphs.map(({ id }) => id)))
    return {
      title: t('responses.check.title'),
      breadcrumbs: [{ text: t('responses.draft.title'), href: view.base }],
      ...headView(of, request),
      ...view,
      // Whatever came into the draft since is on the page now: the next press gives it.
      version: draft.version,
      everything: copyOfTyped(of, draft.fields, view.paragraphs, t),
      identifying: said.ok ? identifyingWords(of, said.value) : [],
      wrong: said.ok ? [] : placed(held, said.problem).map(({ href, message }) => ({ href, text: say(t, message) })),
    }
  },
  async take(request) {
    const { params, hub, db } = request
    const held = await openDraft(request, params.code)
    const { of, draft } = held
    if (draft.receipt) return redirect(draft.receipt)
    // What stands on the page is given, and nothing that came into the draft after it was looked at.
    if (request.form.version !== draft.version) return refuse({ form: 'responses.problem.changed-meanwhile' })
    const { paragraphs } = await draftView(held, holdsAll, { ...request, typed: null })
    const said = readSaid(of.form, { values: draft.fields, files: {} }, new Set(paragraphs.map(({ id }) => id)))
    if (!said.ok) return refuse({ form: 'responses.check.wrong' })
    return give(
      db,
      of,
      said.value,
      { ...request, t: held.t },
      {
        draft: { id: draft.id, version: draft.version, close: closeDraft(hub.seal, draft.id) },
      },
    )
  },
})

/** Each problem with the page on which it is put right. */
function placed({ of, base }: HeldDraft, problems: Problems) {
  return Object.entries(problems).map(([field, message]) => {
    const at = pagesOf(of.form).findIndex(page =>
      page.questions.some(question => field === nameOf(question) || field.startsWith(`${nameOf(question)}-`)),
    )
    const page = field.startsWith('p-') ? `${base}/response` : `${base}/sections/${at < 0 ? 'about-you' : at + 1}`
    return { href: `${page}#${field}`, message }
  })
}
